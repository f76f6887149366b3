<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files are saved.</source>
        <translation>
            <numerusform>%n файл сақталды.</numerusform>
            <numerusform>%n файл сақталды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files to go; notes can go on.</source>
        <translation>
            <numerusform>%n файл қалды; жазбаларды жалғастыра беруге болады.</numerusform>
            <numerusform>%n файл қалды; жазбаларды жалғастыра беруге болады.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not; see why.</source>
        <translation>
            <numerusform>%n файл сақталмады; себебі көрсетілген.</numerusform>
            <numerusform>%n файл сақталмады; себебі көрсетілген.</numerusform>
        </translation>
    </message>
    <message>
        <source>Afterwards only headquarters can read them.</source>
        <translation>Одан кейін оларды тек штаб оқи алады.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Тіркеу</translation>
    </message>
    <message>
        <source>Attach to: {title}</source>
        <translation>Тіркеу: {title}</translation>
    </message>
    <message>
        <source>Attached here already, as “{title}”.</source>
        <translation>Мұнда «{title}» ретінде тіркелген.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Being looked at</source>
        <translation>Қаралуда</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Файлдарды таңдау</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Файлдарды таңдау…</translation>
    </message>
    <message>
        <source>Coming in, {share} %</source>
        <translation>Қабылдануда, {share} %</translation>
    </message>
    <message>
        <source>Date of all, if known</source>
        <translation>Күні, белгілі болса</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>Сақтамау</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлдар</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Бұрыннан бар</translation>
    </message>
    <message>
        <source>Here already, as “{title}”: linked, not stored again.</source>
        <translation>«{title}» ретінде бұрыннан бар: қайта сақталмай, байланыстырылады.</translation>
    </message>
    <message>
        <source>How did they come?</source>
        <translation>Қалай келді?</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>Күні</translation>
    </message>
    <message>
        <source>Its words can be searched.</source>
        <translation>Файлдың мәтіні бойынша іздеуге болады.</translation>
    </message>
    <message>
        <source>Keep it as a note</source>
        <translation>Жазба етіп сақтау</translation>
    </message>
    <message>
        <source>Keep these files</source>
        <translation>Осы файлдарды сақтау</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>No file yet. Drop files or pictures here, paste them, or choose them. They are read only; the archive gets them when you keep them.</source>
        <translation>Әзірге файл жоқ. Файлды не суретті осында сүйреп әкеліңіз, қойыңыз немесе таңдаңыз. Сақталғанша олар тек оқылады; сақтаған кезде архивке түседі.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Қою</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Дайын</translation>
    </message>
    <message>
        <source>Saved {time}.</source>
        <translation>{time} сақталды.</translation>
    </message>
    <message>
        <source>Seal them as they come in</source>
        <translation>Қабылдағанда мөрлеу</translation>
    </message>
    <message>
        <source>Sealed: this laptop cannot read it.</source>
        <translation>Мөрленді: бұл ноутбук оны оқи алмайды.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>State of the chosen file</source>
        <translation>Таңдалған файлдың күйі</translation>
    </message>
    <message>
        <source>Stop or take out</source>
        <translation>Тоқтату не алып тастау</translation>
    </message>
    <message>
        <source>Stopped; nothing of it was kept.</source>
        <translation>Тоқтатылды; ештеңесі сақталмады.</translation>
    </message>
    <message>
        <source>The same bytes were here: stored once.</source>
        <translation>Дәл осындай файл бұрыннан бар: ол бір рет сақталады.</translation>
    </message>
    <message>
        <source>The text is kept as a note.</source>
        <translation>Мәтін жазба болып сақталды.</translation>
    </message>
    <message>
        <source>There was no file, picture or text in it.</source>
        <translation>Онда файл да, сурет те, мәтін де жоқ.</translation>
    </message>
    <message numerus="yes">
        <source>This is text, not a file: %n letters.</source>
        <translation>
            <numerusform>Бұл файл емес, мәтін: %n таңба.</numerusform>
            <numerusform>Бұл файл емес, мәтін: %n таңба.</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Кезегін күтуде</translation>
    </message>
    <message>
        <source>Who gave them?</source>
        <translation>Кім берді?</translation>
    </message>
    <message>
        <source>a name, an office, a code</source>
        <translation>аты, мекеме, код</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>электрондық поштамен</translation>
    </message>
    <message>
        <source>by messenger</source>
        <translation>мессенджер арқылы</translation>
    </message>
    <message>
        <source>document</source>
        <translation>құжат</translation>
    </message>
    <message>
        <source>film</source>
        <translation>бейне</translation>
    </message>
    <message>
        <source>from a public page</source>
        <translation>жалпыға ашық беттен</translation>
    </message>
    <message>
        <source>in person, on a stick</source>
        <translation>қолма-қол, флешкада</translation>
    </message>
    <message>
        <source>in person, on paper</source>
        <translation>қолма-қол, қағазда</translation>
    </message>
    <message>
        <source>made by me</source>
        <translation>өзім жасадым</translation>
    </message>
    <message>
        <source>message</source>
        <translation>хабар</translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>немесе осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>other</source>
        <translation>басқа</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>қойылған сурет</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>фотосурет</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>дыбыс</translation>
    </message>
</context>
</TS>
