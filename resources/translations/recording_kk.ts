<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Recording</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n үзіліс</numerusform>
            <numerusform>%n үзіліс</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n секунд</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>5 s back</source>
        <translation>5 с артқа</translation>
    </message>
    <message>
        <source>5 s on</source>
        <translation>5 с алға</translation>
    </message>
    <message>
        <source>A recording goes on already; stop it before beginning another.</source>
        <translation>Жазу жүріп жатыр; басқасын бастамас бұрын оны тоқтатыңыз.</translation>
    </message>
    <message>
        <source>A recording was cut off at {time}. Everything until then is kept.</source>
        <translation>Жазу {time} тұсында үзілді. Оған дейінгінің бәрі сақталды.</translation>
    </message>
    <message>
        <source>Allowed: record</source>
        <translation>Рұқсат берді: жазу</translation>
    </message>
    <message>
        <source>Close the sound</source>
        <translation>Дыбысты жабу</translation>
    </message>
    <message>
        <source>Correcting the line at {time}; Escape leaves it.</source>
        <translation>{time} тұсындағы жол түзетілуде; Escape бұрынғысын қалдырады.</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>Жазбау</translation>
    </message>
    <message>
        <source>Does the court allow recording?</source>
        <translation>Сот жазып алуға рұқсат бере ме?</translation>
    </message>
    <message>
        <source>Ended at {time}</source>
        <translation>{time} тұсында аяқталды</translation>
    </message>
    <message>
        <source>F2 corrects a line; a click plays from it.</source>
        <translation>F2 жолды түзетеді; басса, сол жерден ойнатады.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Go on when I lock Satchel by hand</source>
        <translation>Satchel-ді өзім құлыптағанда да жаза беру</translation>
    </message>
    <message>
        <source>It goes on when Satchel is locked.</source>
        <translation>Satchel құлыптаулы кезде де жазыла береді.</translation>
    </message>
    <message>
        <source>Kept sealed. Only headquarters can hear it; not even its length is here.</source>
        <translation>Мөрленіп сақталды. Оны тек штаб тыңдай алады; мұнда тіпті ұзақтығы да жоқ.</translation>
    </message>
    <message>
        <source>Kept: {time}</source>
        <translation>Сақталды: {time}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Тыңдау</translation>
    </message>
    <message>
        <source>Locking by hand ends it; when Satchel locks by itself, it goes on.</source>
        <translation>Өзіңіз құлыптасаңыз, жазу тоқтайды; Satchel өзі құлыпталса, жалғаса береді.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Дыбыс күші</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Микрофон</translation>
    </message>
    <message>
        <source>New line of the transcript</source>
        <translation>Мәтіннің жаңа жолы</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found.</source>
        <translation>Динамик те, құлаққап та табылмады.</translation>
    </message>
    <message>
        <source>No microphone could be opened. Plug one in, or allow Satchel to use it in the system&apos;s settings, and begin again.</source>
        <translation>Микрофонды қосу мүмкін болмады. Оны жалғаңыз немесе жүйе баптауларында Satchel-ге рұқсат беріп, қайта бастаңыз.</translation>
    </message>
    <message>
        <source>No microphone since {time}</source>
        <translation>{time} бастап микрофон жоқ</translation>
    </message>
    <message>
        <source>Not allowed: record all the same</source>
        <translation>Рұқсат бермеді: бәрібір жазу</translation>
    </message>
    <message>
        <source>Not asked: record</source>
        <translation>Сұраған жоқпын: жазу</translation>
    </message>
    <message>
        <source>Nothing was heard, so nothing was kept.</source>
        <translation>Ештеңе жазылмады, сондықтан ештеңе сақталмады.</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Микрофон қосылуда</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Paused at {time}</source>
        <translation>{time} тұсында кідіртілді</translation>
    </message>
    <message>
        <source>Picture of the sound</source>
        <translation>Дыбыстың суреті</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Тыңдау</translation>
    </message>
    <message>
        <source>Play or pause the sound</source>
        <translation>Дыбыс: тыңдау немесе кідірту</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Жазу</translation>
    </message>
    <message>
        <source>Record, pause or go on</source>
        <translation>Жазу, кідірту немесе жалғастыру</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Жазылған</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <translation>Жазылуда {time}</translation>
    </message>
    <message>
        <source>Recordings of this hearing</source>
        <translation>Осы отырыстың жазбалары</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Бос орын</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Жылдамдық</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Жазуды тоқтату</translation>
    </message>
    <message>
        <source>Taking in what was heard</source>
        <translation>Жазылғаны архивке көшірілуде</translation>
    </message>
    <message>
        <source>The court allowed it.</source>
        <translation>Сот рұқсат берді.</translation>
    </message>
    <message>
        <source>The court did not allow it.</source>
        <translation>Сот рұқсат бермеді.</translation>
    </message>
    <message>
        <source>The court was not asked.</source>
        <translation>Соттан сұралмады.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing is being recorded. What was saved before is safe; free some space and try again.</source>
        <translation>Диск толы, сондықтан ештеңе жазылып жатқан жоқ. Бұрын сақталғаны аман; орын босатып, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>The disk is nearly full, so the recording was ended. What was heard is safe, and notes can still be taken. Free some space and begin again.</source>
        <translation>Диск толуға жақын, сондықтан жазу тоқтатылды. Жазылғаны аман, жазба жүргізе беруге болады. Орын босатып, қайта бастаңыз.</translation>
    </message>
    <message>
        <source>The microphone gives no sound at all. Is it switched off?</source>
        <translation>Микрофоннан мүлде дыбыс жоқ. Ол өшірулі ме?</translation>
    </message>
    <message>
        <source>The microphone is gone. Plug one in; recording goes on by itself.</source>
        <translation>Микрофон жоғалды. Жалғасаңыз, жазу өзі жалғасады.</translation>
    </message>
    <message>
        <source>The recorder could not be started, so nothing is being recorded; notes can be taken. Try again.</source>
        <translation>Жазу іске қосылмады, ештеңе жазылып жатқан жоқ; жазба жүргізе беруге болады. Қайталап көріңіз.</translation>
    </message>
    <message>
        <source>The recorder does not answer. What it has heard is safe, and is taken in once it has ended; try again, or restart the computer.</source>
        <translation>Жазу жауап бермейді. Жазылғаны аман, ол аяқталған соң архивке көшеді; қайталап көріңіз немесе компьютерді қайта қосыңыз.</translation>
    </message>
    <message>
        <source>The recording has ended. What was heard is safe; stop takes it in.</source>
        <translation>Жазу аяқталды. Жазылғаны аман; «Тоқтату» оны архивке көшіреді.</translation>
    </message>
    <message>
        <source>This archive is in no mission, so there is nobody to seal to; record without sealing, or join a mission first.</source>
        <translation>Бұл архив ешбір миссияда жоқ, мөрлейтін адам жоқ; мөрлемей жазыңыз немесе алдымен миссияға қосылыңыз.</translation>
    </message>
    <message>
        <source>This cannot be played here: {why}.</source>
        <translation>Мұны бұл жерде ойнату мүмкін емес: {why}.</translation>
    </message>
    <message>
        <source>This hearing is sealed: the sound will be heard at headquarters only.</source>
        <translation>Бұл отырыс мөрленген: дыбысты тек штабта ғана тыңдай алады.</translation>
    </message>
    <message>
        <source>This is the recording of another hearing.</source>
        <translation>Бұл – басқа отырыстың жазбасы.</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Мәтіні</translation>
    </message>
    <message>
        <source>While it records, Windows shows a microphone near the clock. In its privacy settings it keeps when Satchel last used the microphone, and Satchel cannot remove that.</source>
        <translation>Жазу кезінде Windows сағаттың жанында микрофон белгісін көрсетеді. Құпиялық баптауларында Satchel микрофонды соңғы рет қашан пайдаланғаны қалады, оны Satchel өшіре алмайды.</translation>
    </message>
    <message>
        <source>While it records, macOS shows an orange dot at the top of the screen. In its privacy settings it keeps that Satchel may use the microphone.</source>
        <translation>Жазу кезінде macOS экранның жоғарғы жағында қызғылт сары нүкте көрсетеді. Құпиялық баптауларында Satchel-ге микрофонға рұқсат берілгені қалады.</translation>
    </message>
    <message>
        <source>While it records, the desktop may show a microphone at the edge of the screen. Its sound settings list Satchel meanwhile, and may keep the volume under that name.</source>
        <translation>Жазу кезінде жұмыс үстелі экран шетінде микрофон белгісін көрсетуі мүмкін. Дыбыс баптауларында сол уақытта Satchel көрінеді, дыбыс деңгейі осы атпен сақталып қалуы мүмкін.</translation>
    </message>
    <message>
        <source>Will be kept at {time}.</source>
        <translation>{time} тұсына сақталады.</translation>
    </message>
    <message>
        <source>Write what is said; Enter keeps the line</source>
        <translation>Айтылғанды жазыңыз; Enter жолды сақтайды</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>тағы %n</numerusform>
            <numerusform>тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>decoding it needs more memory than is allowed</source>
        <translation>оған рұқсат етілгеннен көп жад керек</translation>
    </message>
    <message>
        <source>decoding it took too long and was stopped</source>
        <translation>ол тым ұзақ ашылып, тоқтатылды</translation>
    </message>
    <message>
        <source>files of this kind cannot be played</source>
        <translation>мұндай файлдар ойнатылмайды</translation>
    </message>
    <message>
        <source>good</source>
        <translation>жақсы</translation>
    </message>
    <message>
        <source>it is damaged, or not what it seems to be</source>
        <translation>ол бүлінген немесе көрінгеніндей емес</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>бір секундқа жетпейтін уақыт</translation>
    </message>
    <message>
        <source>no sound at all</source>
        <translation>дыбыс мүлде жоқ</translation>
    </message>
    <message>
        <source>none was found</source>
        <translation>табылмады</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>бәсең</translation>
    </message>
    <message>
        <source>the program that decodes it broke down and was ended</source>
        <translation>оны ашатын бағдарлама істен шығып, жабылды</translation>
    </message>
    <message>
        <source>there is no sound in it</source>
        <translation>онда дыбыс жоқ</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>тым қатты</translation>
    </message>
    <message>
        <source>{at} of {whole}</source>
        <translation>{at} / {whole}</translation>
    </message>
    <message>
        <source>{at}: no microphone for {length}</source>
        <translation>{at}: {length} микрофонсыз</translation>
    </message>
    <message>
        <source>{at}: paused for {length}</source>
        <translation>{at}: {length} кідіртілген</translation>
    </message>
    <message>
        <source>{at}: {length} cannot be read</source>
        <translation>{at}: {length} оқылмайды</translation>
    </message>
    <message>
        <source>{at}: {length} lost on the way from the microphone</source>
        <translation>{at}: микрофоннан келе жатып {length} жоғалды</translation>
    </message>
    <message>
        <source>{kept}, without a gap</source>
        <translation>{kept}, үзіліссіз</translation>
    </message>
    <message>
        <source>{length} were lost on the way from the microphone.</source>
        <translation>Микрофоннан келе жатып жоғалғаны: {length}.</translation>
    </message>
</context>
</TS>
