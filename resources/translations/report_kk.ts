<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n reports were left out, as they may not leave.</source>
        <translation>
            <numerusform>%n есеп кірмеді: оны шығаруға болмайды.</numerusform>
            <numerusform>%n есеп кірмеді: оларды шығаруға болмайды.</numerusform>
        </translation>
    </message>
    <message>
        <source>A report of another accused in this hearing</source>
        <translation>Осы отырыстағы басқа айыпталушы туралы есеп</translation>
    </message>
    <message>
        <source>About another accused…</source>
        <translation>Басқа айыпталушы туралы…</translation>
    </message>
    <message>
        <source>Agree?</source>
        <translation>Сәйкес пе?</translation>
    </message>
    <message>
        <source>All reports of this hearing</source>
        <translation>Осы отырыстың барлық есептері</translation>
    </message>
    <message>
        <source>Another one of these, as number {number}</source>
        <translation>Тағы біреуі, {number}-нөмірмен</translation>
    </message>
    <message>
        <source>Another one of what this question asks</source>
        <translation>Сұрақта аталғанның тағы бірі</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>Answered apart; all are kept. Which holds?</source>
        <translation>Жауаптар бөлек берілген, бәрі сақталды. Қайсысы дұрыс?</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>Сұрақтарға оралу</translation>
    </message>
    <message>
        <source>Begin the report</source>
        <translation>Есепті бастау</translation>
    </message>
    <message>
        <source>Choose where, and make it</source>
        <translation>Орнын таңдап, жасау</translation>
    </message>
    <message>
        <source>Compare observers</source>
        <translation>Байқаушыларды салыстыру</translation>
    </message>
    <message>
        <source>Date as exact as it is known: 2026-11-22, 2026-11, 2026~</source>
        <translation>Күні белгілі болғанынша: 2026-11-22, 2026-11, 2026~</translation>
    </message>
    <message>
        <source>Document without a title</source>
        <translation>Атаусыз құжат</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдемелер</translation>
    </message>
    <message>
        <source>Evidence: drop a line here</source>
        <translation>Дәлелдеме: жолды осында сүйреңіз</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Отырыс</translation>
    </message>
    <message>
        <source>Hearing report</source>
        <translation>Отырыс туралы есеп</translation>
    </message>
    <message>
        <source>How known</source>
        <translation>Қайдан белгілі</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Қаншалықты сенімді</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Өз сөзіңізбен</translation>
    </message>
    <message>
        <source>In your own words. Enter keeps; Shift+Enter begins a line.</source>
        <translation>Өз сөзіңізбен. Enter сақтайды; Shift+Enter — жаңа жол.</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Осыны қалдыру</translation>
    </message>
    <message>
        <source>Kept as a draft: give a date such as 2026-11-22.</source>
        <translation>Жоба болып сақталды: күнін беріңіз, мысалы 2026-11-22.</translation>
    </message>
    <message>
        <source>Kept as a draft: give a number.</source>
        <translation>Жоба болып сақталды: сан беріңіз.</translation>
    </message>
    <message>
        <source>Kept as a draft: give the time as 10:05.</source>
        <translation>Жоба болып сақталды: уақытты былай беріңіз: 10:05.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks one of the choices.</source>
        <translation>Жоба болып сақталды: бірде-бір нұсқа таңдалмады.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks the answer itself.</source>
        <translation>Жоба болып сақталды: жауаптың өзі жетіспейді.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks yes, no or another answer.</source>
        <translation>Жоба болып сақталды: «иә», «жоқ» немесе басқа жауап жетіспейді.</translation>
    </message>
    <message>
        <source>L  Link a line</source>
        <translation>L  Жолды байлау</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>Lines of the hearing</source>
        <translation>Отырыс жолдары</translation>
    </message>
    <message>
        <source>Link a line as evidence</source>
        <translation>Жолды дәлелдеме ретінде байлау</translation>
    </message>
    <message>
        <source>Make it not answered</source>
        <translation>Жауапты алып тастау</translation>
    </message>
    <message>
        <source>Making the PDF</source>
        <translation>PDF жасалуда</translation>
    </message>
    <message>
        <source>Name or protected code</source>
        <translation>Аты немесе қорғаныс коды</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Келесі сұрақ</translation>
    </message>
    <message>
        <source>Next question not answered</source>
        <translation>Келесі жауапсыз сұрақ</translation>
    </message>
    <message>
        <source>Nobody of that name is kept here; add the person first.</source>
        <translation>Мұнда ондай есімді адам жоқ; алдымен оны қосыңыз.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Жауап жоқ</translation>
    </message>
    <message>
        <source>Not kept yet: Enter keeps it</source>
        <translation>Әлі сақталған жоқ: Enter сақтайды</translation>
    </message>
    <message>
        <source>Nothing is forced: leave open what you do not know. A question without an answer stays “not answered”.</source>
        <translation>Ештеңе міндетті емес: білмегеніңізді ашық қалдырыңыз. Жауапсыз сұрақ «жауап жоқ» болып тұрады.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Қазір</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Сан</translation>
    </message>
    <message>
        <source>Observers side by side</source>
        <translation>Байқаушылардың жауаптары қатар</translation>
    </message>
    <message>
        <source>One in each line (Shift+Enter begins a line)</source>
        <translation>Әр жолға біреуден (Shift+Enter — жаңа жол)</translation>
    </message>
    <message>
        <source>Only one observer has reported here; there is nothing to compare.</source>
        <translation>Мұнда бір ғана байқаушының есебі бар; салыстыратын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Only the report that is shown</source>
        <translation>Тек көрсетілген есеп</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Тек айырмашылықтар</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Басып шығару</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Есепті басып шығару</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Сұрақ</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Алдыңғы сұрақ</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Сұрақтар</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>Алып тастау: {what}</translation>
    </message>
    <message>
        <source>Report · {hearing}</source>
        <translation>Есеп · {hearing}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сақталды</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Сақталды {time}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Сақталуда</translation>
    </message>
    <message>
        <source>Section {letter} of the report</source>
        <translation>Есептің {letter} бөлімі</translation>
    </message>
    <message>
        <source>Sections of the report</source>
        <translation>Есептің бөлімдері</translation>
    </message>
    <message>
        <source>State of this answer</source>
        <translation>Осы жауаптың күйі</translation>
    </message>
    <message>
        <source>The accused</source>
        <translation>Айыпталушы</translation>
    </message>
    <message>
        <source>The answer in words</source>
        <translation>Жауап сөзбен</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>Нысан</translation>
    </message>
    <message>
        <source>The form {form} {version} is not here, so its questions are not known; the answers are kept.</source>
        <translation>{form} {version} нысаны мұнда жоқ, сондықтан сұрақтары белгісіз; жауаптар сақталды.</translation>
    </message>
    <message>
        <source>The hearing</source>
        <translation>Отырыс</translation>
    </message>
    <message>
        <source>The report as a PDF</source>
        <translation>Есеп PDF түрінде</translation>
    </message>
    <message>
        <source>The wording in this language is not yet checked by a lawyer.</source>
        <translation>Осы тілдегі тұжырымдарды заңгер әлі тексерген жоқ.</translation>
    </message>
    <message>
        <source>There is no report of {whom} yet.</source>
        <translation>{whom} туралы есеп әлі жоқ.</translation>
    </message>
    <message>
        <source>This hearing has no line that holds this.</source>
        <translation>Бұл отырыста ондай жол жоқ.</translation>
    </message>
    <message>
        <source>This report is only read here.</source>
        <translation>Бұл есеп мұнда тек оқылады.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Уақыты</translation>
    </message>
    <message>
        <source>Time, 10:05</source>
        <translation>Уақыты, 10:05</translation>
    </message>
    <message>
        <source>Time: 10:05</source>
        <translation>Уақыты: 10:05</translation>
    </message>
    <message>
        <source>Told by whom</source>
        <translation>Кім айтты</translation>
    </message>
    <message>
        <source>Type to find a line</source>
        <translation>Жолды табу үшін теріңіз</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Which line is the evidence? Enter takes it, Escape goes back</source>
        <translation>Қай жол дәлелдеме болады? Enter оны алады, Escape қайтарады</translation>
    </message>
    <message>
        <source>Who decides it may leave</source>
        <translation>Беруге кім рұқсат берді</translation>
    </message>
    <message>
        <source>Whoever gets the file can read it. What may not leave stays out of it, and that it was printed is kept in the history.</source>
        <translation>Файлды алған адам оны оқи алады. Беруге болмайтыны оған кірмейді; басып шығарылғаны тарихта қалады.</translation>
    </message>
    <message>
        <source>Whom the report is about</source>
        <translation>Есеп кім туралы</translation>
    </message>
    <message>
        <source>Whom the reports are about</source>
        <translation>Есептер кім туралы</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неліктен</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Сөзсіз</translation>
    </message>
    <message>
        <source>Written by a newer version; it is kept as it came</source>
        <translation>Жаңарақ нұсқамен жазылған; келген күйінде сақталды</translation>
    </message>
    <message>
        <source>Written: {file}, {size}.</source>
        <translation>Жазылды: {file}, {size}.</translation>
    </message>
    <message>
        <source>You have not begun a report of this hearing.</source>
        <translation>Сіз бұл отырыс туралы есепті әлі бастаған жоқсыз.</translation>
    </message>
    <message>
        <source>another observer</source>
        <translation>басқа байқаушы</translation>
    </message>
    <message>
        <source>draft, not kept yet</source>
        <translation>жоба, әлі сақталған жоқ</translation>
    </message>
    <message numerus="yes">
        <source>evidence: %n</source>
        <translation>
            <numerusform>дәлелдеме: %n</numerusform>
            <numerusform>дәлелдеме: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>made apart, all kept</source>
        <translation>бөлек берілген, бәрі сақталды</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>жауап жоқ</translation>
    </message>
    <message>
        <source>not asked in this version of the form</source>
        <translation>нысанның бұл нұсқасында сұралмайды</translation>
    </message>
    <message>
        <source>nothing is asked here</source>
        <translation>мұнда ештеңе сұралмайды</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>{asked} ішінен {answered}</translation>
    </message>
    <message>
        <source>{whom}: not begun</source>
        <translation>{whom}: басталмаған</translation>
    </message>
    <message>
        <source>{whom}: {answered} of {asked}</source>
        <translation>{whom}: {asked} сұрақтан {answered}</translation>
    </message>
    <message>
        <source>{whom}: {differing} of {answered} questions differ</source>
        <translation>{whom}: {answered} сұрақтың {differing} сұрағында айырма бар</translation>
    </message>
    <message>
        <source>† not yet checked by a lawyer who observes trials.</source>
        <translation>† сот процесін байқайтын заңгер әлі тексерген жоқ.</translation>
    </message>
    <message>
        <source>≠ differs</source>
        <translation>≠ айырмасы бар</translation>
    </message>
</context>
</TS>
