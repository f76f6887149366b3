<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Losing</name>
    <message numerus="yes">
        <source>%n devices are shut out.</source>
        <translation>
            <numerusform>%n құрылғы ажыратылды.</numerusform>
            <numerusform>%n құрылғы ажыратылды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are in doubt.</source>
        <translation>
            <numerusform>%n жазба күмәнді.</numerusform>
            <numerusform>%n жазба күмәнді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries had not been confirmed in time, and are in doubt.</source>
        <translation>
            <numerusform>Оның %n жазбасы уақытында расталмаған, енді күмәнді.</numerusform>
            <numerusform>Оның %n жазбасы уақытында расталмаған, енді күмәнді.</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Find the device</source>
        <translation>1. Құрылғыны табыңыз</translation>
    </message>
    <message>
        <source>2. Shut it out</source>
        <translation>2. Оны ажыратыңыз</translation>
    </message>
    <message>
        <source>3. See what is in doubt</source>
        <translation>3. Ненің күмәнді екенін қараңыз</translation>
    </message>
    <message>
        <source>4. Tell the others</source>
        <translation>4. Басқаларға хабарлаңыз</translation>
    </message>
    <message>
        <source>5. Invite the person again</source>
        <translation>5. Адамды қайта шақырыңыз</translation>
    </message>
    <message>
        <source>6. Check</source>
        <translation>6. Тексеріңіз</translation>
    </message>
    <message>
        <source>A device is lost</source>
        <translation>Құрылғы жоғалды</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Файлды қабылдау</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Бәрін тексеру</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Тексеріліп жатыр …</translation>
    </message>
    <message>
        <source>Choose the device</source>
        <translation>Құрылғыны таңдаңыз</translation>
    </message>
    <message>
        <source>Decide the earliest time at which it may have been in other hands: what was confirmed before counts, everything else comes into doubt.</source>
        <translation>Оның бөтен қолда болуы мүмкін ең ерте уақытты белгілеңіз: оған дейін расталғаны күшінде қалады, қалғанының бәрі күмәнді болады.</translation>
    </message>
    <message>
        <source>Done: {since}.</source>
        <translation>Жасалды: {since}.</translation>
    </message>
    <message>
        <source>Every entry, signature, hash and content holds.</source>
        <translation>Барлық жазба, қолтаңба, хеш және мазмұн дұрыс.</translation>
    </message>
    <message>
        <source>Every entry, signature, hash and content of this archive is read once more.</source>
        <translation>Осы архивтің барлық жазбасы, қолтаңбасы, хеші және мазмұны тағы бір рет оқылады.</translation>
    </message>
    <message>
        <source>Everything it sent had been confirmed in time.</source>
        <translation>Одан келгеннің бәрі уақытында расталған.</translation>
    </message>
    <message>
        <source>History {number}: {count}, {last}; it ends with {root}</source>
        <translation>{number}-тарих: {count}, {last}; {root} деп аяқталады</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Не істелді</translation>
    </message>
    <message>
        <source>If it turns up now, it stays shut out. Whoever has it can still make a file of what was not sent; it is taken in as in doubt.</source>
        <translation>Енді табылса да, ол ажыратылған күйінде қалады. Жіберілмегенін одан әлі де файлға жазып алуға болады; ол күмәнді деп қабылданады.</translation>
    </message>
    <message>
        <source>If the laptop that began the mission is itself in other hands, nobody can shut it out: tell everybody, by a road that is not the mission&apos;s, to send nothing more, begin a new mission and invite them again.</source>
        <translation>Миссия басталған ноутбуктің өзі бөтен қолда болса, оны ешкім ажырата алмайды: енді ештеңе жібермеуді бәріне миссиядан тыс жолмен айтыңыз, жаңа миссия бастап, бәрін қайта шақырыңыз.</translation>
    </message>
    <message>
        <source>In this laptop&apos;s time; empty means now.</source>
        <translation>Осы ноутбуктің уақыты бойынша; бос болса — қазір.</translation>
    </message>
    <message>
        <source>Invite in Members</source>
        <translation>«Мүшелер» бетінде шақыру</translation>
    </message>
    <message>
        <source>Invited since: {names}</source>
        <translation>Содан бері шақырылғандар: {names}</translation>
    </message>
    <message>
        <source>It could open what was sent to headquarters. Take all of that, up to now, as read by whoever has it; what is sealed from now on is not.</source>
        <translation>Ол штабқа жіберілгенді аша алатын. Осы уақытқа дейінгінің бәрін құрылғы қолында болған адам оқыды деп біліңіз; осы сәттен бастап мөрленгенін ол оқи алмайды.</translation>
    </message>
    <message>
        <source>New keys have begun; send them now.</source>
        <translation>Жаңа кілттер күшіне енді; оларды қазір жіберіңіз.</translation>
    </message>
    <message>
        <source>No line? A file for one of them</source>
        <translation>Байланыс жоқ па? Біреуіне арналған файл</translation>
    </message>
    <message>
        <source>No other coordinator is left then: this laptop alone answers for the mission. Make a backup, and invite another.</source>
        <translation>Сонда басқа үйлестіруші қалмайды: миссия үшін тек осы ноутбук жауап береді. Сақтық көшірме жасап, тағы біреуін шақырыңыз.</translation>
    </message>
    <message>
        <source>No other device is known here.</source>
        <translation>Мұнда басқа құрылғы белгісіз.</translation>
    </message>
    <message>
        <source>Nobody of the legal staff is left then: what is for them alone waits until you admit somebody.</source>
        <translation>Сонда бірде-бір заңгер қалмайды: тек соларға арналғаны біреуін қабылдағаныңызша күтеді.</translation>
    </message>
    <message>
        <source>Nobody was invited since it was shut out.</source>
        <translation>Ол ажыратылғалы ешкім шақырылған жоқ.</translation>
    </message>
    <message>
        <source>Not done since this page was opened.</source>
        <translation>Осы бет ашылғалы жасалған жоқ.</translation>
    </message>
    <message>
        <source>Not done: it still counts.</source>
        <translation>Жасалған жоқ: құрылғы әлі күшінде.</translation>
    </message>
    <message>
        <source>Not sent yet: {names}</source>
        <translation>Әлі жіберілмеген: {names}</translation>
    </message>
    <message>
        <source>Nothing but receipts goes to it any more, a relay turns it away, and new keys begin for the mission. If the person may restore a backup of a device that was only lost, take in what the restored one sends before you do this: what is restored from a device that was shut out is shut out too.</source>
        <translation>Оған енді қолхаттан басқа ештеңе кетпейді, ретранслятор оны кіргізбейді, миссияның жаңа кілттері күшіне енеді. Егер құрылғы жай ғана жоғалса және адам архивін сақтық көшірмеден қалпына келтірсе, алдымен қалпына келтірілгенінен келгенін қабылдаңыз: ажыратылған құрылғыдан қалпына келтірілгені де ажыратылған болады.</translation>
    </message>
    <message>
        <source>Nothing is done yet. The device turned up, or it is another one: choose again or go back, nothing is changed before step 2 has asked you.</source>
        <translation>Әзірге ештеңе істелген жоқ. Құрылғы табылса немесе басқасы болса, қайта таңдаңыз не артқа қайтыңыз: 2-қадам сізден сұрағанша ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Nothing of it is in doubt while it is not shut out.</source>
        <translation>Ол ажыратылмағанша, одан келген ештеңе күмәнді емес.</translation>
    </message>
    <message>
        <source>Older invitations that still work: {names}. If one was on its way to the same person, revoke it.</source>
        <translation>Әлі жарайтын бұрынғы шақырулар: {names}. Бірі сол адамға бара жатқан болса, оны қайтарып алыңыз.</translation>
    </message>
    <message>
        <source>On its way; that it came shows with what they send next: {names}</source>
        <translation>Жолда; жеткенін олардың келесі жібергені көрсетеді: {names}</translation>
    </message>
    <message>
        <source>Only the archive that began the mission can shut a device out: tell its coordinator at once, and say the device and the earliest time. What is told here helps to find both.</source>
        <translation>Құрылғыны тек миссия басталған архив ажырата алады: оның үйлестірушісіне құрылғыны және ең ерте уақытты бірден айтыңыз. Мұнда айтылғаны екеуін де анықтауға көмектеседі.</translation>
    </message>
    <message>
        <source>Send and fetch</source>
        <translation>Жіберу және алу</translation>
    </message>
    <message>
        <source>She gets a new invitation, a new archive and a new code; her old entries stay under the old one. Compare the eight words by voice before you admit her.</source>
        <translation>Ол жаңа шақыру, жаңа архив және жаңа код алады; бұрынғы жазбалары ескі кодта қалады. Қабылдамас бұрын сегіз сөзді дауыспен салыстырыңыз.</translation>
    </message>
    <message>
        <source>Shut it out</source>
        <translation>Ажырату</translation>
    </message>
    <message>
        <source>Step 4 is done: everybody else knows.</source>
        <translation>4-қадам жасалды: қалғанның бәрі біледі.</translation>
    </message>
    <message numerus="yes">
        <source>Step 4 is not: %n people have not said that they know.</source>
        <translation>
            <numerusform>4-қадам жасалған жоқ: %n адам білетінін әлі растамады.</numerusform>
            <numerusform>4-қадам жасалған жоқ: %n адам білетінін әлі растамады.</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps 1 and 2 are done and cannot be taken back.</source>
        <translation>1 және 2-қадамдар жасалды, оларды кері қайтару мүмкін емес.</translation>
    </message>
    <message>
        <source>Take in what is still on its way: it is kept and marked, not lost. Ask the person which of it is hers, and write that in a note beside it.</source>
        <translation>Әлі жолда жүргенін қабылдаңыз: ол белгіленіп сақталады, жоғалмайды. Одан қайсысы өзінікі екенін адамнан сұрап, жанына жазып қойыңыз.</translation>
    </message>
    <message>
        <source>The earliest time it may have been in other hands</source>
        <translation>Бөтен қолда болуы мүмкін ең ерте уақыт</translation>
    </message>
    <message>
        <source>The lost device</source>
        <translation>Жоғалған құрылғы</translation>
    </message>
    <message>
        <source>The revocation and the new keys go with whatever you send next. Until it has reached a person, she still seals to the old keys. Coordinators and lawyers first.</source>
        <translation>Ажырату мен жаңа кілттер келесі жібергеніңізбен бірге кетеді. Адамға жеткенше, ол ескі кілттермен мөрлейді. Алдымен — үйлестірушілер мен заңгерлерге.</translation>
    </message>
    <message numerus="yes">
        <source>Their first %n entries are the same.</source>
        <translation>
            <numerusform>Олардың алғашқы %n жазбасы бірдей.</numerusform>
            <numerusform>Олардың алғашқы %n жазбасы бірдей.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nobody else in the mission to be told.</source>
        <translation>Миссияда хабарлайтын басқа ешкім жоқ.</translation>
    </message>
    <message>
        <source>They know: {names}</source>
        <translation>Біледі: {names}</translation>
    </message>
    <message>
        <source>This archive is in no mission.</source>
        <translation>Бұл архив ешбір миссияға кірмейді.</translation>
    </message>
    <message>
        <source>This device has two histories: its archive was copied, or put back to an older state, and used on. Both are kept. Ask the person, by a road that is not the device&apos;s, which of them is hers.</source>
        <translation>Бұл құрылғының екі тарихы бар: оның архиві көшірілген немесе ескі күйіне қайтарылып, әрі қарай пайдаланылған. Екеуі де сақталған. Қайсысы өзінікі екенін адамнан осы құрылғыдан тыс жолмен сұраңыз.</translation>
    </message>
    <message>
        <source>What nobody had confirmed before then comes into doubt: it is kept, shown and searched, and marked. New keys begin for the mission. The time cannot be changed afterwards; in doubt take the earlier one.</source>
        <translation>Осы уақытқа дейін расталмағаны күмәнді болады: ол сақталады, көрсетіледі, ізделеді, бірақ белгіленеді. Миссияның жаңа кілттері күшіне енеді. Бұл уақытты кейін өзгертуге болмайды; күмәндансаңыз, ертерегін алыңыз.</translation>
    </message>
    <message>
        <source>When a device was lost cannot lie ahead.</source>
        <translation>Жоғалған уақыт болашақта бола алмайды.</translation>
    </message>
    <message>
        <source>Whoever has the device and its passphrase, or found it unlocked, reads what was not sealed on it, can write entries that its key signs, and can go on from an older state of it. They cannot change what you already confirmed. Without the passphrase they have locked files. The first three steps need no network.</source>
        <translation>Құрылғы мен оның құпия сөйлемі қолында болған немесе оны ашық күйінде тапқан адам мөрленбегенін оқиды, оның кілтімен қол қойылатын жазба жаза алады, ескі күйінен әрі қарай жалғастыра алады. Сіз растап қойғанды өзгерте алмайды. Құпия сөйлемсіз оның қолында тек жабық файлдар. Алғашқы үш қадамға желі керек емес.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Файлды жазу</translation>
    </message>
    <message>
        <source>Write the time as 2026-11-22 06:00, in this laptop&apos;s time.</source>
        <translation>Уақытты былай жазыңыз: 2026-11-22 06:00, осы ноутбуктің уақыты бойынша.</translation>
    </message>
    <message>
        <source>Written for {whom}: {files}. Only that device opens it.</source>
        <translation>{whom} үшін жазылды: {files}. Оны тек сол құрылғы ашады.</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>қабылданған</translation>
    </message>
    <message>
        <source>as of now</source>
        <translation>осы сәттен бастап</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>{time} бастап</translation>
    </message>
    <message>
        <source>has not come yet</source>
        <translation>әлі келген жоқ</translation>
    </message>
    <message>
        <source>none of them can be read here</source>
        <translation>олардың ешқайсысы мұнда оқылмайды</translation>
    </message>
    <message>
        <source>shut out, as of {time}</source>
        <translation>{time} бастап ажыратылған</translation>
    </message>
    <message>
        <source>the last of them from {time}</source>
        <translation>соңғысы {time}</translation>
    </message>
    <message>
        <source>waits for the eight words</source>
        <translation>сегіз сөзді салыстыруды күтуде</translation>
    </message>
    <message>
        <source>{device} is shut out, {since}. This cannot be taken back.</source>
        <translation>{device}: құрылғы {since} ажыратылады. Мұны кері қайтару мүмкін емес.</translation>
    </message>
</context>
</TS>
