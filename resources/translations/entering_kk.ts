<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Entering</name>
    <message>
        <source>A new archive</source>
        <translation>Жаңа архив</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Жауап</translation>
    </message>
    <message numerus="yes">
        <source>Any %n of these are enough.</source>
        <translation>
            <numerusform>Олардың кез келген %n данасы жеткілікті.</numerusform>
            <numerusform>Олардың кез келген %n данасы жеткілікті.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Бастау</translation>
    </message>
    <message>
        <source>Begin without trying it</source>
        <translation>Байқап көрмей бастау</translation>
    </message>
    <message>
        <source>Bringing the keys back from the shares</source>
        <translation>Кілттер үлестерден қалпына келтіріліп жатыр</translation>
    </message>
    <message>
        <source>Call them and let them read theirs. If one word differs, send nothing and ask by another road. Until both sides have compared, this laptop is pending.</source>
        <translation>Қоңырау шалыңыз, олар өздерінікін оқысын. Бір сөз өзгеше болса, ештеңе жібермеңіз де, басқа жолмен сұраңыз. Екі жақ салыстырғанша бұл ноутбук растауды күтеді.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Файл таңдау</translation>
    </message>
    <message>
        <source>Choose a passphrase, or have words made for you.</source>
        <translation>Құпия сөйлем ойлап табыңыз немесе таңдалған сөздерді алыңыз.</translation>
    </message>
    <message>
        <source>Choose the invitation file you were given.</source>
        <translation>Сізге берілген шақыру файлын таңдаңыз.</translation>
    </message>
    <message>
        <source>Compare these eight words with headquarters.</source>
        <translation>Осы сегіз сөзді штабпен салыстырыңыз.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Әрі қарай</translation>
    </message>
    <message>
        <source>Eight words</source>
        <translation>Сегіз сөз</translation>
    </message>
    <message>
        <source>Four letters of each are enough.</source>
        <translation>Әрқайсысының төрт әрпі жеткілікті.</translation>
    </message>
    <message>
        <source>Give the mission a name.</source>
        <translation>Миссияға атау беріңіз.</translation>
    </message>
    <message>
        <source>Give them to different people. Together they bring the mission&apos;s keys back when this laptop is lost; they exist nowhere else and are not shown again.</source>
        <translation>Оларды әр адамға бөліп беріңіз. Бұл ноутбук жоғалса, олар бірігіп миссия кілттерін қайтарады; олар басқа еш жерде жоқ және қайта көрсетілмейді.</translation>
    </message>
    <message>
        <source>Give this laptop a name; only you will see it.</source>
        <translation>Ноутбукке атау беріңіз; оны тек өзіңіз көресіз.</translation>
    </message>
    <message>
        <source>How do you begin?</source>
        <translation>Неден бастайсыз?</translation>
    </message>
    <message>
        <source>I begin alone on this laptop</source>
        <translation>Миссиясыз, тек осы ноутбукте бастаймын</translation>
    </message>
    <message>
        <source>I set up a mission and will invite others</source>
        <translation>Миссия құрамын, басқаларды шақырамын</translation>
    </message>
    <message>
        <source>I was given an invitation and six words</source>
        <translation>Маған шақыру мен алты сөз берілді</translation>
    </message>
    <message>
        <source>Invitation file</source>
        <translation>Шақыру файлы</translation>
    </message>
    <message>
        <source>It stands only in this archive, encrypted like all the rest.</source>
        <translation>Ол тек осы архивте, қалғанының бәрі сияқты шифрланған күйде тұрады.</translation>
    </message>
    <message>
        <source>Make seven words for me</source>
        <translation>Жеті сөз таңдап беру</translation>
    </message>
    <message>
        <source>Making the archive, a few seconds</source>
        <translation>Архив жасалып жатыр, бірнеше секунд</translation>
    </message>
    <message>
        <source>Name of the mission</source>
        <translation>Миссияның атауы</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Осы ноутбуктің атауы</translation>
    </message>
    <message>
        <source>Nobody can reset it: not we, not headquarters. If it is forgotten, what is only on this laptop is gone for good. What has reached headquarters stays there.</source>
        <translation>Оны ешкім қалпына келтіре алмайды: біз де, штаб та. Ұмытылса, тек осы ноутбукте тұрғанның бәрі біржола жоғалады. Штабқа жеткені сонда қалады.</translation>
    </message>
    <message>
        <source>Not tried yet. Press the keys named above, or go to the button with Tab to begin without.</source>
        <translation>Әлі сыналған жоқ. Жоғарыда аталған пернелерді басыңыз немесе онсыз бастау үшін Tab арқылы түймеге өтіңіз.</translation>
    </message>
    <message>
        <source>Now, while a mistake costs nothing. The archive is made after this.</source>
        <translation>Қателіктің зияны жоқ кезде, дәл қазір. Архив осыдан кейін жасалады.</translation>
    </message>
    <message>
        <source>One share a line. The mission begins when its recovery has worked once.</source>
        <translation>Әр жолға бір үлес. Қалпына келтіру бір рет сәтті өткенде миссия басталады.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Opening, about a second</source>
        <translation>Ашылып жатыр, бір секундтай</translation>
    </message>
    <message>
        <source>Others will be invited into it. Its keys will be yours to guard, and on the next pages their recovery is written on paper.</source>
        <translation>Оған басқалар шақырылады. Кілттерін сіз сақтайсыз; келесі беттерде оларды қайтаратын үлестерді қағазға жазып аласыз.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Seven words drawn by chance are easier to keep in mind than letters and signs, and stronger. You see them here so that you can learn them; look who is behind you.</source>
        <translation>Кездейсоқ алынған жеті сөзді есте сақтау әріптер мен таңбалардан оңай, әрі олар берігірек. Жаттап алуыңыз үшін олар осында көрініп тұр; артыңызда кім тұрғанын қараңыз.</translation>
    </message>
    <message>
        <source>Share {number}</source>
        <translation>{number}-үлес</translation>
    </message>
    <message>
        <source>Shares, one a line</source>
        <translation>Үлестер, әр жолға біреуі</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Алты сөз</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>{number}-қадам, барлығы {count}</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Беріктігі</translation>
    </message>
    <message>
        <source>Taking back what was begun</source>
        <translation>Басталған дүние жойылып жатыр</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Ашылмады.</translation>
    </message>
    <message>
        <source>The file came from your headquarters; the six words came by another road, best by voice. It works once.</source>
        <translation>Файл штабыңыздан келді, ал алты сөз басқа жолмен, дұрысы дауыспен айтылады. Шақыру бір-ақ рет жарайды.</translation>
    </message>
    <message>
        <source>The invitation is opened by six words.</source>
        <translation>Шақыру алты сөзбен ашылады.</translation>
    </message>
    <message>
        <source>This is not what you chose. Look at it again with Back, then type it.</source>
        <translation>Бұл сіз таңдаған сөйлем емес. «Артқа» батырмасымен қайта қарап, содан кейін теріңіз.</translation>
    </message>
    <message>
        <source>Try the key for the moment when someone comes in.</source>
        <translation>Біреу кіріп келген сәтке арналған пернелерді байқап көріңіз.</translation>
    </message>
    <message numerus="yes">
        <source>Type %n of them.</source>
        <translation>
            <numerusform>Олардың %n данасын теріңіз.</numerusform>
            <numerusform>Олардың %n данасын теріңіз.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type it again, from memory.</source>
        <translation>Оны жатқа қайта теріңіз.</translation>
    </message>
    <message>
        <source>Type them back from the paper.</source>
        <translation>Үлестерді қағаздан қарап теріңіз.</translation>
    </message>
    <message>
        <source>What do you call this laptop?</source>
        <translation>Бұл ноутбукті қалай атайсыз?</translation>
    </message>
    <message>
        <source>What is your mission called?</source>
        <translation>Миссияңыз қалай аталады?</translation>
    </message>
    <message>
        <source>Which invitation, and which six words?</source>
        <translation>Қай шақыру және қай алты сөз?</translation>
    </message>
    <message>
        <source>Which passphrase opens it?</source>
        <translation>Оны қандай құпия сөйлем ашады?</translation>
    </message>
    <message>
        <source>Would be guessed within days or weeks. Make it longer.</source>
        <translation>Бірнеше күнде не аптада табылады. Ұзарта түсіңіз.</translation>
    </message>
    <message>
        <source>Would be guessed within hours. Do not use it.</source>
        <translation>Бірнеше сағатта табылады. Мұны алмаңыз.</translation>
    </message>
    <message>
        <source>Would hold for years against many computers.</source>
        <translation>Көп компьютерге қарсы жылдар бойы шыдайды.</translation>
    </message>
    <message>
        <source>Would hold longer than anyone will try.</source>
        <translation>Ешкім сонша уақыт әуре болмайды.</translation>
    </message>
    <message>
        <source>Write each share on its own sheet of paper.</source>
        <translation>Әр үлесті бөлек қағазға жазып алыңыз.</translation>
    </message>
    <message>
        <source>You can begin alone and join a mission later; nothing is lost by it.</source>
        <translation>Миссиясыз бастап, оған кейін қосылуға болады; бұдан ештеңе жоғалмайды.</translation>
    </message>
    <message>
        <source>Your hands should know it before they need it.</source>
        <translation>Керек болмай тұрып қолыңыз үйреніп алсын.</translation>
    </message>
</context>
</TS>
