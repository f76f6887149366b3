<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Choosing</name>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Өзгертілген</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Қалтаны таңдаңыз</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Файлдарды таңдаңыз</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Жұмыс үстелі</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Жүктемелер</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Файлдар мен қалталар</translation>
    </message>
    <message>
        <source>Folder or file, as a path</source>
        <translation>Қалта не файл: жолы</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Үй қалтасы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Аты</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Файлдың аты</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Орындар</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>Осыларды алу</translation>
    </message>
    <message>
        <source>Take this folder</source>
        <translation>Осы қалтаны алу</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Жоғары</translation>
    </message>
    <message>
        <source>Where is it to be written?</source>
        <translation>Қайда жазылсын?</translation>
    </message>
    <message>
        <source>Write it here</source>
        <translation>Осында жазу</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>қалта</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>A hearing you began to open</source>
        <translation>Сіз аша бастаған отырыс</translation>
    </message>
    <message>
        <source>Ctrl+K finds every act by its name; F12 covers the window; Ctrl+L locks it.</source>
        <translation>Ctrl+K кез келген әрекетті атымен табады; F12 терезені көзден жабады; Ctrl+L оны құлыптайды.</translation>
    </message>
    <message>
        <source>Everything you keep is encrypted on this laptop, needs no network, and is never overwritten: a correction stands beside what it corrects.</source>
        <translation>Сақталғанның бәрі осы ноутбукте шифрланған, желіні қажет етпейді және ешқашан үстінен жазылмайды: түзету түзетілгеннің қасында тұрады.</translation>
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
        <source>No hearing is recorded for today.</source>
        <translation>Бүгінге отырыс жазылмаған.</translation>
    </message>
    <message>
        <source>Open a hearing and type: each Enter keeps one line, with its time and speaker.</source>
        <translation>Отырысты ашып, жазыңыз: әр Enter бір жолды уақытымен және сөйлеушісімен сақтайды.</translation>
    </message>
    <message>
        <source>Something you typed and did not keep</source>
        <translation>Терілген, бірақ сақталмаған</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>You are asked</source>
        <translation>Сізден сұрайды</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A newer version made this archive; open it with that one.</source>
        <translation>Бұл архивті жаңарақ нұсқа жасаған; соныкімен ашыңыз.</translation>
    </message>
    <message>
        <source>A restriction or a missing consent forbids this; leave the record out, or say who decides otherwise and why.</source>
        <translation>Бұған шектеу не келісімнің жоқтығы кедергі; жазбаны алып тастаңыз немесе кім басқаша шешетінін және неге екенін айтыңыз.</translation>
    </message>
    <message>
        <source>A sealed file is damaged: it was changed, or cut off on its way.</source>
        <translation>Мөрленген файл зақымдалған: ол өзгертілген не жолда үзіліп қалған.</translation>
    </message>
    <message>
        <source>Bytes here are not what was signed or sealed; see the check.</source>
        <translation>Мұндағы деректер қол қойылған не мөрленгенге сай емес; тексеруді қараңыз.</translation>
    </message>
    <message>
        <source>Someone else changed this in the meantime; look at it again and repeat your edit.</source>
        <translation>Осы арада мұны басқа біреу өзгертті; қайта қарап, түзетуіңізді қайталаңыз.</translation>
    </message>
    <message>
        <source>Stopped as you asked; no exhibit was made, and that it was begun stays recorded.</source>
        <translation>Сұрағаныңыздай тоқтатылды; сотқа қосымша жасалмады, ал басталғаны жазулы қалады.</translation>
    </message>
    <message>
        <source>Stopped as you asked; nothing of it was kept.</source>
        <translation>Сұрағаныңыздай тоқтатылды; одан ештеңе сақталмады.</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Ашылмады.</translation>
    </message>
    <message>
        <source>The archive is locked; nothing was changed.</source>
        <translation>Архив құлыптаулы; ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>The archive is open in another window; close that one first.</source>
        <translation>Архив басқа терезеде ашық; алдымен соны жабыңыз.</translation>
    </message>
    <message>
        <source>The line did not answer; trying again may help.</source>
        <translation>Байланыс жауап бермеді; қайта көруге болады.</translation>
    </message>
    <message>
        <source>The machine refused: the disk is full, cannot be written, or fails. What was saved before is safe.</source>
        <translation>Компьютер бас тартты: диск толы, жазуға жабық немесе ақаулы. Бұған дейін сақталғаны аман.</translation>
    </message>
    <message>
        <source>There is no mission to seal this to, so it would be lost; join a mission first.</source>
        <translation>Мұны мөрлейтін миссия жоқ, сондықтан ол жоғалар еді; алдымен миссияға қосылыңыз.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>Мұнда ондай жоқ.</translation>
    </message>
    <message>
        <source>This is a mistake of ours; nothing saved is lost.</source>
        <translation>Бұл біздің қатеміз; сақталғаннан ештеңе жоғалған жоқ.</translation>
    </message>
    <message>
        <source>This is not allowed here and now; nothing was changed.</source>
        <translation>Бұл жерде қазір бұған рұқсат жоқ; ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>This was not understood, and nothing was changed.</source>
        <translation>Енгізілгенді түсіну мүмкін болмады; ештеңе өзгерген жоқ.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n жоба</numerusform>
            <numerusform>%n жоба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed</source>
        <translation>
            <numerusform>%n мөрленген</numerusform>
            <numerusform>%n мөрленген</numerusform>
        </translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Әрекеттер</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>Бәрі сақталған</translation>
    </message>
    <message>
        <source>All saved {time}</source>
        <translation>Бәрі сақталды {time}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>CASES</source>
        <translation>ІСТЕР</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Cover the window</source>
        <translation>Терезені бос бетпен жабу</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Empty page</source>
        <translation>Бос бет</translation>
    </message>
    <message>
        <source>Everything is at headquarters</source>
        <translation>Бәрі штабта</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Әрекетті табу</translation>
    </message>
    <message>
        <source>Find an act by its name</source>
        <translation>Әрекетті атауы бойынша табу</translation>
    </message>
    <message>
        <source>Fold the left column</source>
        <translation>Сол жақ бағанды жинау</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Сот отырысы</translation>
    </message>
    <message>
        <source>LETTERS</source>
        <translation>ХАТТАР</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Құлыптау</translation>
    </message>
    <message>
        <source>Not in a mission: everything is on this laptop only</source>
        <translation>Миссиядан тыс: бәрі тек осы ноутбукте</translation>
    </message>
    <message>
        <source>Nothing is kept here yet</source>
        <translation>Мұнда әлі ештеңе сақталмаған</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>PEOPLE</source>
        <translation>АДАМДАР</translation>
    </message>
    <message>
        <source>SEND</source>
        <translation>ЖІБЕРУ</translation>
    </message>
    <message>
        <source>SOURCES</source>
        <translation>ДЕРЕККӨЗДЕР</translation>
    </message>
    <message numerus="yes">
        <source>Saving, %n to go</source>
        <translation>
            <numerusform>Сақталуда, %n қалды</numerusform>
            <numerusform>Сақталуда, %n қалды</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>Show or fold the right column</source>
        <translation>Оң жақ бағанды көрсету не жасыру</translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation>БҮГІН</translation>
    </message>
    <message>
        <source>Waiting for headquarters: {things}</source>
        <translation>Штаб әлі растаған жоқ: {things}</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Не істегіңіз келеді?</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>Қайда өту</translation>
    </message>
    <message>
        <source>With this passphrase anyone can read here: {things}</source>
        <translation>Бұл құпия сөйлеммен мұнда кез келген адам оқи алады: {things}</translation>
    </message>
    <message>
        <source>With this passphrase nothing can be read here</source>
        <translation>Бұл құпия сөйлеммен мұнда ештеңе оқуға болмайды</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Атауы жоқ</translation>
    </message>
    <message>
        <source>the mission&apos;s keys</source>
        <translation>миссияның кілттері</translation>
    </message>
    <message>
        <source>what is sealed to headquarters</source>
        <translation>штабқа мөрленгендер</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} GiB</source>
        <translation>{size} ГиБ</translation>
    </message>
    <message>
        <source>{size} KiB</source>
        <translation>{size} КиБ</translation>
    </message>
    <message>
        <source>{size} MiB</source>
        <translation>{size} МиБ</translation>
    </message>
</context>
</TS>
