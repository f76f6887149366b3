<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Knowledge</name>
    <message>
        <source> or </source>
        <translation> немесе </translation>
    </message>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n іс</numerusform>
            <numerusform>%n іс</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations found</source>
        <translation>
            <numerusform>%n сілтеме табылды</numerusform>
            <numerusform>%n сілтеме табылды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations kept. Those with an address wait for capture.</source>
        <translation>
            <numerusform>%n сілтеме сақталды. Мекенжайы барлары бет көшірмесін күтіп тұр.</numerusform>
            <numerusform>%n сілтеме сақталды. Мекенжайы барлары бет көшірмесін күтіп тұр.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n happenings, the first</source>
        <translation>
            <numerusform>%n оқиға, біріншісі</numerusform>
            <numerusform>%n оқиға, біріншісі</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already.</source>
        <translation>
            <numerusform>%n бұрыннан осында.</numerusform>
            <numerusform>%n бұрыннан осында.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters</source>
        <translation>
            <numerusform>%n хат</numerusform>
            <numerusform>%n хат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters kept, byte for byte.</source>
        <translation>
            <numerusform>%n хат байтына дейін дәл сақталды.</numerusform>
            <numerusform>%n хат байтына дейін дәл сақталды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with an address</source>
        <translation>
            <numerusform>оның %n-і мекенжайымен</numerusform>
            <numerusform>оның %n-і мекенжайымен</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n адам</numerusform>
            <numerusform>%n адам</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n дереккөз</numerusform>
            <numerusform>%n дереккөз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for an answer</source>
        <translation>
            <numerusform>%n хат жауап күтіп тұр</numerusform>
            <numerusform>%n хат жауап күтіп тұр</numerusform>
        </translation>
    </message>
    <message>
        <source>2019-07-12, 2019-07, about: 2019~</source>
        <translation>2019-07-12, 2019-07, шамамен: 2019~</translation>
    </message>
    <message>
        <source>A name as it is written</source>
        <translation>Аты-жөні қалай жазылса, солай</translation>
    </message>
    <message>
        <source>A protected person, known by this code. The name is for legal staff only and is not shown here.</source>
        <translation>Қорғалатын адам, осы кодпен белгілі. Аты-жөні тек заңгерлерге арналған, мұнда көрсетілмейді.</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Баяндама</translation>
    </message>
    <message>
        <source>A statement with its source</source>
        <translation>Дереккөзі бар мәлімет</translation>
    </message>
    <message>
        <source>A statement with your signature. It accuses somebody of silence: look into the mailbox first.</source>
        <translation>Сіздің қолыңыз қойылған мәлімдеме. Ол біреуді үнсіз қалды деп айыптайды: алдымен поштаны қараңыз.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Қосу</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>Келісім қосу</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Есім қосу</translation>
    </message>
    <message>
        <source>Add a record here</source>
        <translation>Осында жазба қосу</translation>
    </message>
    <message>
        <source>Add a restriction</source>
        <translation>Шектеу қосу</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Жауап қосу</translation>
    </message>
    <message>
        <source>Add: {kind}</source>
        <translation>Қосу: {kind}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжайы</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>Келісім берілген күн</translation>
    </message>
    <message>
        <source>All by kind</source>
        <translation>Түрі бойынша бәрі</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Барлық хат</translation>
    </message>
    <message>
        <source>Also written</source>
        <translation>Басқаша жазылуы</translation>
    </message>
    <message>
        <source>An e-mail as a file</source>
        <translation>Файл түріндегі электрондық хат</translation>
    </message>
    <message>
        <source>Another spelling of the name</source>
        <translation>Есімнің тағы бір жазылуы</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Жауабы</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Қай күнгі жағдай</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Тіркеу</translation>
    </message>
    <message>
        <source>BELONGS HERE</source>
        <translation>ОСЫҒАН ҚАТЫСТЫ</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Туған күні</translation>
    </message>
    <message>
        <source>Bring in an e-mail</source>
        <translation>Электрондық хатты енгізу</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Істер</translation>
    </message>
    <message>
        <source>Choose it from the list that opens as you type.</source>
        <translation>Теру кезінде ашылатын тізімнен таңдаңыз.</translation>
    </message>
    <message>
        <source>Choose the case first.</source>
        <translation>Алдымен істі таңдаңыз.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Файлды таңдау</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>Citations of the report</source>
        <translation>Баяндаманың сілтемелері</translation>
    </message>
    <message>
        <source>Code instead of a name</source>
        <translation>Есімнің орнына код</translation>
    </message>
    <message>
        <source>Counsel</source>
        <translation>Адвокат</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Елі</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Сот</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Discard what I typed</source>
        <translation>Терілгенді өшіру</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Өзгерту</translation>
    </message>
    <message>
        <source>English</source>
        <translation>ағылшын</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>From</source>
        <comment>day</comment>
        <translation>Бастап</translation>
    </message>
    <message>
        <source>From</source>
        <comment>whom</comment>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Қалай келді</translation>
    </message>
    <message>
        <source>How it was said</source>
        <translation>Қалай айтылды</translation>
    </message>
    <message>
        <source>Import a report</source>
        <translation>Баяндаманы енгізу</translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation>Мына адаммен бір адам</translation>
    </message>
    <message>
        <source>Its text could be read only in part. </source>
        <translation>Мәтіннің бір бөлігі ғана оқылды. </translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>қазақ</translation>
    </message>
    <message>
        <source>Kazakh in Latin letters</source>
        <translation>қазақ (латын әрпімен)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сақтау</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n citations</source>
        <translation>
            <numerusform>%n сілтемені сақтау</numerusform>
            <numerusform>%n сілтемені сақтау</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeping {name}</source>
        <translation>{name} сақталуда</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Жазба түрі</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Language of name {n}</source>
        <translation>{n}-есімнің тілі</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Керек емес</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Хаттар</translation>
    </message>
    <message>
        <source>Lists will show the first one only, with everything that names either. Both records stay as they are, and it can be taken back.</source>
        <translation>Тізімде тек біріншісі көрінеді, екеуінің қайсысы аталса да, бәрі соның жанында. Екі жазба да сол күйінде қалады, мұны қайтаруға болады.</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Белгісі</translation>
    </message>
    <message>
        <source>May leave the archive by</source>
        <translation>Архивтен шығаруға болады:</translation>
    </message>
    <message>
        <source>Must not leave the archive by</source>
        <translation>Архивтен шығаруға болмайды:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Аты-жөні</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Аты-жөні не коды</translation>
    </message>
    <message>
        <source>Name {n}</source>
        <translation>{n}-есім</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Есімдері</translation>
    </message>
    <message>
        <source>Narrow by name, in any script</source>
        <translation>Есімі бойынша тарылту, кез келген жазумен</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Тізімді тарылту</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Тарырақ</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Жаңа іс</translation>
    </message>
    <message>
        <source>New hearing</source>
        <translation>Жаңа отырыс</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>Жаңа хат</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Жаңа адам</translation>
    </message>
    <message>
        <source>New: {kind}</source>
        <translation>Жаңа жазба: {kind}</translation>
    </message>
    <message>
        <source>No reply as of {date}, states {name}; searched: {where}.</source>
        <translation>{date} жағдайы бойынша жауап жоқ деп мәлімдейді: {name}; тексерілгені: {where}.</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Ешкім жауап бермеді</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Бір адам емес</translation>
    </message>
    <message>
        <source>Not the same as {name}</source>
        <translation>Бір адам емес: {name}</translation>
    </message>
    <message>
        <source>Not understood yet. A day 2019-07-12, a month 2019-07, a year 2019, about then 2019-07~, not certain 2019-07?, from and to 2019-07/2019-09.</source>
        <translation>Әзірге түсініксіз. Күні 2019-07-12 не 12.07.2019, айы 2019-07, жылы 2019, шамамен 2019-07~, анық емес 2019-07?, бастап және дейін 2019-07/2019-09.</translation>
    </message>
    <message>
        <source>Nothing here has a date yet.</source>
        <translation>Мұнда әзірге күні бар ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it yet.</source>
        <translation>Бұл туралы әзірге ештеңе жазылмаған.</translation>
    </message>
    <message>
        <source>Nothing with a date is recorded yet.</source>
        <translation>Күні бар ештеңе әзірге жазылмаған.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Әзірге ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Нөмірі</translation>
    </message>
    <message>
        <source>Open the letter</source>
        <translation>Хатты ашу</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Дереккөзді ашу</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Бет</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Сурет</translation>
    </message>
    <message>
        <source>Place in it</source>
        <translation>Ондағы орны</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Барысы</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Кейінге қалдыру</translation>
    </message>
    <message>
        <source>Reading what it cites</source>
        <translation>Сілтемелері оқылуда</translation>
    </message>
    <message>
        <source>Records of this kind</source>
        <translation>Осы түрдегі жазбалар</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Рөлдері</translation>
    </message>
    <message>
        <source>Rows by kind</source>
        <translation>Жолдар түрі бойынша</translation>
    </message>
    <message>
        <source>Rows by person</source>
        <translation>Жолдар адам бойынша</translation>
    </message>
    <message>
        <source>Rows of the timeline</source>
        <translation>Уақыт сызығының жолдары</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>орыс</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Кім айтты</translation>
    </message>
    <message>
        <source>Same as</source>
        <translation>Бір адам</translation>
    </message>
    <message>
        <source>Say as of when, which mailbox was searched, and by whom.</source>
        <translation>Қай күнгі жағдай, қай пошта тексерілді және кім тексерді – соны көрсетіңіз.</translation>
    </message>
    <message>
        <source>Say for which uses this is restricted.</source>
        <translation>Нақты не шектелгенін көрсетіңіз.</translation>
    </message>
    <message>
        <source>Say what is stated.</source>
        <translation>Не айтылғанын көрсетіңіз.</translation>
    </message>
    <message>
        <source>Say who agreed.</source>
        <translation>Кім келісім бергенін көрсетіңіз.</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Қайдан іздеді</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Көлемі, байт</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Көшірмесі</translation>
    </message>
    <message>
        <source>Someone changed this while you typed. Your words are still in the fields, theirs where you had typed nothing. Look it over, and keep it then.</source>
        <translation>Сіз теріп жатқанда жазбаны басқа біреу өзгертті. Сіздің сөздеріңіз өрістерде тұр, сіз термеген жерде – солардікі. Қарап шығып, содан кейін сақтаңыз.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Дереккөзі</translation>
    </message>
    <message>
        <source>Source: a document, a note, a page kept here</source>
        <translation>Дереккөзі: құжат, жазба, осында сақталған бет</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>Sources disagree; each value stands with its source.</source>
        <translation>Дереккөздер келіспейді; әр мән өз дереккөзімен тұр.</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>Дерек келтіру</translation>
    </message>
    <message>
        <source>State it</source>
        <translation>Мәлімдеу</translation>
    </message>
    <message>
        <source>State, and why</source>
        <translation>Күйі, себебі</translation>
    </message>
    <message>
        <source>State: no reply</source>
        <translation>Мәлімдеу: жауап жоқ</translation>
    </message>
    <message>
        <source>Stated. But a letter here answers it by that day.</source>
        <translation>Мәлімделді. Бірақ осындағы бір хат сол күнге дейін жауап береді.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тақырыбы</translation>
    </message>
    <message>
        <source>THE SAME PERSON</source>
        <translation>СОЛ АДАМ</translation>
    </message>
    <message>
        <source>THREAD</source>
        <translation>ХАТ АЛМАСУ</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>Алып тастау: {name}</translation>
    </message>
    <message>
        <source>Taken back: {field}. It stays in the history.</source>
        <translation>Қайтарып алынды: {field}. Тарихта қалады.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Есім бос.</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>Бір адам</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Бұл бір адам</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Бұл сан емес.</translation>
    </message>
    <message>
        <source>This name is kept for legal staff only, apart from what coordinators read.</source>
        <translation>Бұл есім тек заңгерлер үшін, үйлестірушілер оқитыннан бөлек сақталады.</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Бәрін белгілеу</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Бәрін алып тастау</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Уақыт сызығы</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>To</source>
        <comment>day</comment>
        <translation>Дейін</translation>
    </message>
    <message>
        <source>To</source>
        <comment>whom</comment>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>Type to find it</source>
        <translation>Табу үшін теріңіз</translation>
    </message>
    <message>
        <source>Understood: {date}</source>
        <translation>Түсінілгені: {date}</translation>
    </message>
    <message>
        <source>Untick what is not to be kept.</source>
        <translation>Сақтау керек еместің белгісін алыңыз.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Қай уақытқа дейін</translation>
    </message>
    <message>
        <source>Use name {n}</source>
        <translation>{n}-есімді қолдану</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Осыны қолдану</translation>
    </message>
    <message>
        <source>Use this one in its language</source>
        <translation>Осыны өз тілінде қолдану</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Қолдану: {name}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Мәні</translation>
    </message>
    <message>
        <source>Views of this record</source>
        <translation>Осы жазбаның көріністері</translation>
    </message>
    <message>
        <source>WHAT IT SAYS</source>
        <translation>НЕ ЖАЗЫЛҒАН</translation>
    </message>
    <message>
        <source>WHERE THIS IS FROM</source>
        <translation>БҰЛ ҚАЙДАН АЛЫНДЫ</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Жауап күткендер</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Не белгілі</translation>
    </message>
    <message>
        <source>What is stated</source>
        <translation>Не айтылады</translation>
    </message>
    <message>
        <source>What the mark stands for</source>
        <translation>Белгі нені білдіреді</translation>
    </message>
    <message>
        <source>What you typed before is here again; it is not kept yet.</source>
        <translation>Бұрын терілген сөздер қайта осында; олар әлі сақталған жоқ.</translation>
    </message>
    <message>
        <source>What you typed is put aside as a draft.</source>
        <translation>Терілген сөздер шимай ретінде кейінге қалдырылды.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Where it is cited</source>
        <translation>Қайда келтірілген</translation>
    </message>
    <message>
        <source>Which case does the report belong to</source>
        <translation>Баяндама қай іске жатады</translation>
    </message>
    <message>
        <source>Which letters</source>
        <translation>Қай хаттар</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>Кім келісім берді</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Кім шешті</translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation>Кім берді</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Себебі</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Кеңірек</translation>
    </message>
    <message>
        <source>With a date of receipt</source>
        <translation>Алынған күні барлар</translation>
    </message>
    <message>
        <source>With notes, documents and sources</source>
        <translation>Жазбалар, құжаттар және дереккөздермен</translation>
    </message>
    <message>
        <source>Without a date of receipt</source>
        <translation>Алынған күні жоқтар</translation>
    </message>
    <message>
        <source>a copy of the file</source>
        <translation>файл көшірмесі</translation>
    </message>
    <message>
        <source>a machine</source>
        <translation>машина</translation>
    </message>
    <message>
        <source>a name or a code</source>
        <translation>есімі немесе коды</translation>
    </message>
    <message>
        <source>a name, a code, an office</source>
        <translation>есім, код, мекеме</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>адам</translation>
    </message>
    <message>
        <source>about</source>
        <translation>шамамен</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>қалғандары</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>жауап хат</translation>
    </message>
    <message>
        <source>an exhibit</source>
        <translation>сотқа қосымша</translation>
    </message>
    <message>
        <source>an export of the archive</source>
        <translation>архивті шығарып жазу</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>жауап берілген</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>{date} жағдайы бойынша</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>кемінде</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>көп дегенде</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>айтқан {name}</translation>
    </message>
    <message>
        <source>came {date}</source>
        <translation>{date} келді</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>сақталды</translation>
    </message>
    <message>
        <source>captured in part</source>
        <translation>бір бөлігі сақталды</translation>
    </message>
    <message>
        <source>document</source>
        <translation>құжат</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>күмәнді</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>мерзімі – {date}</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>электрондық хат</translation>
    </message>
    <message>
        <source>e-mail, messenger, by hand, downloaded</source>
        <translation>пошта, мессенджер, қолдан, жүктелген</translation>
    </message>
    <message>
        <source>end</source>
        <translation>аяқталуы</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>дәл</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>сәтсіз</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>факс</translation>
    </message>
    <message>
        <source>film</source>
        <translation>бейнежазба</translation>
    </message>
    <message>
        <source>form on a site</source>
        <translation>сайттағы нысан</translation>
    </message>
    <message>
        <source>hearing</source>
        <translation>отырыс</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>дұрыс</translation>
    </message>
    <message>
        <source>in writing, by telephone</source>
        <translation>жазбаша, телефонмен</translation>
    </message>
    <message>
        <source>language not recorded</source>
        <translation>тілі көрсетілмеген</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>хат</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>жадтан</translation>
    </message>
    <message>
        <source>message</source>
        <translation>хабарлама</translation>
    </message>
    <message>
        <source>messenger</source>
        <translation>мессенджер</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>no address printed</source>
        <translation>мекенжайы басылмаған</translation>
    </message>
    <message>
        <source>no answer expected</source>
        <translation>жауап күтілмейді</translation>
    </message>
    <message>
        <source>no date recorded</source>
        <translation>күні жазылмаған</translation>
    </message>
    <message numerus="yes">
        <source>no reply after %n days</source>
        <translation>
            <numerusform>%n күн өтсе де жауап жоқ</numerusform>
            <numerusform>%n күн өтсе де жауап жоқ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no reply after at least %n days</source>
        <translation>
            <numerusform>кемінде %n күн өтсе де жауап жоқ</numerusform>
            <numerusform>кемінде %n күн өтсе де жауап жоқ</numerusform>
        </translation>
    </message>
    <message>
        <source>no reply; no date recorded</source>
        <translation>жауап жоқ; күні жазылмаған</translation>
    </message>
    <message>
        <source>no source recorded</source>
        <translation>дереккөзі жазылмаған</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>ешкім аталмаған</translation>
    </message>
    <message>
        <source>not for use</source>
        <translation>қолдануға болмайды</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>жазылмаған</translation>
    </message>
    <message>
        <source>other</source>
        <translation>басқа</translation>
    </message>
    <message>
        <source>page 3, line 12, 00:04:10</source>
        <translation>3-бет, 12-жол, 00:04:10</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>қағаздан</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>ішінара</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефоннан</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>фото</translation>
    </message>
    <message>
        <source>print</source>
        <translation>басып шығару</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>қорғалатын</translation>
    </message>
    <message>
        <source>protected, without a code</source>
        <translation>қорғалатын, коды жоқ</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>қабылданбады</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>дыбыс</translation>
    </message>
    <message>
        <source>sources disagree on the date</source>
        <translation>дереккөздер күнінде келіспейді</translation>
    </message>
    <message>
        <source>stated as of {date}</source>
        <translation>{date} жағдайы бойынша мәлімделген</translation>
    </message>
    <message>
        <source>text message</source>
        <translation>СМС</translation>
    </message>
    <message>
        <source>the name to use</source>
        <translation>қолданылатын есім</translation>
    </message>
    <message>
        <source>to be mended</source>
        <translation>түзетілсін</translation>
    </message>
    <message>
        <source>which mailbox or register</source>
        <translation>қай пошта не журнал</translation>
    </message>
    <message>
        <source>who looked</source>
        <translation>кім тексерді</translation>
    </message>
    <message>
        <source>without a subject</source>
        <translation>тақырыпсыз</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>атаусыз</translation>
    </message>
    <message>
        <source>{field} (needed)</source>
        <translation>{field} (міндетті)</translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation>«{field}» өрісі керек.</translation>
    </message>
    <message>
        <source>{what} (end)</source>
        <translation>{what} (аяқталуы)</translation>
    </message>
</context>
</TS>
