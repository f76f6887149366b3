<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Giving</name>
    <message>
        <source>A form for reports, from the file it is written in, goes to every observer with the next sync. What was answered in an older version stays with that version.</source>
        <translation>Есеп нысаны жазылған файлынан келесі жіберуде әр бақылаушыға кетеді. Бұрынғы нұсқа бойынша толтырылғаны сол нұсқада қалады.</translation>
    </message>
    <message>
        <source>A working copy of this and of all that stands under it goes to her laptop with the next sync, also what she wrote herself and sealed. What is for legal staff alone stays here.</source>
        <translation>Осы жазбаның және оған қатыстының бәрінің жұмыс көшірмесі келесі алмасуда оның ноутбугіне кетеді, соның ішінде өзі жазып, мөрлегені де. Тек заңгерлерге арналғаны осында қалады.</translation>
    </message>
    <message>
        <source>Case files, working copies, forms</source>
        <translation>Іс материалдары, жұмыс көшірмелері, нысандар</translation>
    </message>
    <message>
        <source>Forms of the mission</source>
        <translation>Миссия нысандары</translation>
    </message>
    <message>
        <source>From headquarters, {day}</source>
        <translation>Штабтан, {day}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Беру</translation>
    </message>
    <message>
        <source>Give to an observer</source>
        <translation>Байқаушыға беру</translation>
    </message>
    <message>
        <source>Given to {members}</source>
        <translation>Берілді: {members}</translation>
    </message>
    <message>
        <source>Headquarters has given nothing to this laptop.</source>
        <translation>Штаб бұл ноутбукке ештеңе берген жоқ.</translation>
    </message>
    <message>
        <source>Headquarters took this back: {why}</source>
        <translation>Штаб мұны қайтарып алды: {why}</translation>
    </message>
    <message>
        <source>Kept. It goes with the next sync.</source>
        <translation>Сақталды. Келесі алмасуда кетеді.</translation>
    </message>
    <message>
        <source>Kept: {form} {version}. It goes with the next sync.</source>
        <translation>Сақталды: {form} {version}. Келесі жіберуде кетеді.</translation>
    </message>
    <message>
        <source>No form was sent yet; those of the program are with all.</source>
        <translation>Әлі нысан жіберілген жоқ; бағдарламаның өз нысандары бәрінде бар.</translation>
    </message>
    <message>
        <source>No observer is admitted to this mission yet, so there is nobody to give to.</source>
        <translation>Бұл миссияға әзірге бірде-бір байқаушы қабылданбаған, сондықтан беретін ешкім жоқ.</translation>
    </message>
    <message>
        <source>Nothing was given. Open a case or a record, and choose Give to an observer there.</source>
        <translation>Ештеңе берілген жоқ. Істі немесе жазбаны ашып, сонда «Байқаушыға беру» дегенді таңдаңыз.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Say why it is taken back: she reads this.</source>
        <translation>Неге қайтарылып алынатынын жазыңыз: ол мұны оқиды.</translation>
    </message>
    <message>
        <source>Send a form</source>
        <translation>Нысан жіберу</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Taken back. What she has stays on her laptop until she seals it; nothing new goes after it.</source>
        <translation>Қайтарып алынды. Қолындағысы мөрлегенге дейін оның ноутбугінде қалады; оған жаңа ештеңе кетпейді.</translation>
    </message>
    <message>
        <source>This archive is in no mission, so nothing is given or received.</source>
        <translation>Бұл архив ешбір миссияға кірмейді, сондықтан ештеңе берілмейді де, келмейді де.</translation>
    </message>
    <message>
        <source>This was given to nobody yet.</source>
        <translation>Бұл әлі ешкімге берілмеген.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>What for (she reads this)</source>
        <translation>Не үшін (ол мұны оқиды)</translation>
    </message>
    <message>
        <source>What is known of the case goes to her laptop with the next sync, and what changes later goes after it. Observers&apos; notes and reports, questions, and what is for legal staff alone stay here.</source>
        <translation>Іс бойынша белгілінің бәрі келесі алмасуда оның ноутбугіне кетеді, кейінгі өзгерістер соңынан барады. Байқаушылардың жазбалары мен есептері, сұрақтар және тек заңгерлерге арналғаны осында қалады.</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>Не берілді</translation>
    </message>
    <message>
        <source>Whoever opens her laptop can read it there until she seals it, and nothing brings it back.</source>
        <translation>Оның ноутбугін ашқан адам ол мөрлегенше мұны сол жерден оқи алады; берілгенді қайтарып алу мүмкін емес.</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>Неге қайтарылып алынады</translation>
    </message>
    <message>
        <source>arrived: her laptop says so</source>
        <translation>жетті: мұны оның ноутбугі растады</translation>
    </message>
    <message>
        <source>from headquarters</source>
        <translation>штабтан</translation>
    </message>
    <message>
        <source>given by another coordinator</source>
        <translation>басқа үйлестіруші берген</translation>
    </message>
    <message>
        <source>goes with the next sync</source>
        <translation>келесі алмасуда кетеді</translation>
    </message>
    <message>
        <source>here</source>
        <translation>осында</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>әлі келген жоқ</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>жолда</translation>
    </message>
    <message>
        <source>taken back: {why}</source>
        <translation>қайтарып алынды: {why}</translation>
    </message>
    <message>
        <source>{what} · from {member} · {day}</source>
        <translation>{what} · {member} берген · {day}</translation>
    </message>
    <message>
        <source>{what} · to {member} · {day}</source>
        <translation>{what} · {member} үшін · {day}</translation>
    </message>
</context>
</TS>
