<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terms</source>
        <translation>
            <numerusform>%n термин</numerusform>
            <numerusform>%n термин</numerusform>
        </translation>
    </message>
    <message>
        <source>A key is a place on the keyboard: it is the same under every layout. Choose an act, press Enter, then the key it is to have.</source>
        <translation>Перне — пернетақтадағы орын, кез келген жаймада бірдей. Әрекетті таңдап, Enter басыңыз, содан кейін қажетті пернені басыңыз.</translation>
    </message>
    <message>
        <source>A word, in any of the languages</source>
        <translation>Кез келген тілдегі сөз</translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation>Әрекеттер және олардың пернелері</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Бастапқы перне</translation>
    </message>
    <message>
        <source>Courtroom</source>
        <translation>Сот залы</translation>
    </message>
    <message>
        <source>Courtroom is nearly black, so that the screen draws no eyes.</source>
        <translation>«Сот залы» қара дерлік: экран көзге түспейді.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Күңгірт</translation>
    </message>
    <message>
        <source>Find a term</source>
        <translation>Терминді табу</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Әрекетті табу</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Терминдер сөздігі</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Перне</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Пернелер</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Өзгеріссіз қалдыру</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Lock after a pause of</source>
        <translation>Мынадай үзілістен кейін құлыптау</translation>
    </message>
    <message>
        <source>Locking ends the program that held the keys, and drafts are kept. When it locks by itself, a recording goes on. It also locks when the lid is closed, the computer sleeps or its screen locks. With “Never” only those lock it.</source>
        <translation>Құлыпталғанда кілттерді ұстап тұрған бағдарлама аяқталады, жобалар сақталады. Өздігінен құлыпталса, дыбыс жазу жалғаса береді. Қақпақ жабылғанда, компьютер ұйқыға кеткенде немесе экран бұғатталғанда да құлыпталады. «Ешқашан» таңдалса — тек осы жағдайларда.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Көрініс</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ешқашан</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Пернесіз</translation>
    </message>
    <message>
        <source>Of the windows. What you wrote stays as you wrote it.</source>
        <translation>Терезелердің тілі. Өзіңіз жазғандар сол күйінде қалады.</translation>
    </message>
    <message>
        <source>Open the glossary</source>
        <translation>Терминдер сөздігін ашу</translation>
    </message>
    <message>
        <source>Part of an act&apos;s name</source>
        <translation>Әрекет атауының бөлігі</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>Пернені басыңыз</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Терминдер</translation>
    </message>
    <message>
        <source>The key it is to have</source>
        <translation>Оған қажет перне</translation>
    </message>
    <message>
        <source>The key of “{act}”, now {key}:</source>
        <translation>«{act}» пернесі, қазір {key}:</translation>
    </message>
    <message>
        <source>This act is never without a key.</source>
        <translation>Бұл әрекет пернесіз қала алмайды.</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Әрекет</translation>
    </message>
    <message>
        <source>What you choose here is kept in the archive and nowhere else on this computer.</source>
        <translation>Мұнда таңдалғанның бәрі тек архивте сақталады, бұл компьютердің басқа еш жерінде қалмайды.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>{key} (chosen)</source>
        <translation>{key} (өзіңіз таңдаған)</translation>
    </message>
    <message>
        <source>{key} is for writing, and stays with the fields.</source>
        <translation>{key} мәтін теруге қажет, сондықтан өрістерде қалады.</translation>
    </message>
    <message>
        <source>{key} is the key of “{act}”; change that one first.</source>
        <translation>{key} — «{act}» әрекетінің пернесі; алдымен соны ауыстырыңыз.</translation>
    </message>
</context>
</TS>
