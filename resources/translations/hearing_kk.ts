<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Hearing</name>
    <message>
        <source>10:02</source>
        <translation>10:02</translation>
    </message>
    <message>
        <source>10:02, or 10:02:30 if it has a second hand</source>
        <translation>10:02, секунд тілі болса 10:02:30</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Қосу</translation>
    </message>
    <message>
        <source>Add somebody of the case</source>
        <translation>Іске қатысушыны қосу</translation>
    </message>
    <message>
        <source>Add somebody: name or code</source>
        <translation>Адам қосу: аты не коды</translation>
    </message>
    <message>
        <source>As you call it; it can be changed at any time.</source>
        <translation>Өзіңіз атағандай; кез келген уақытта өзгертуге болады.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Файл тіркеу</translation>
    </message>
    <message>
        <source>Attach files to the hearing</source>
        <translation>Отырысқа файл тіркеу</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Тіркелген</translation>
    </message>
    <message>
        <source>Attached  {count}</source>
        <translation>Тіркелген  {count}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>By the town. All times are shown by the court&apos;s clock.</source>
        <translation>Қала бойынша. Барлық уақыт сот сағатымен көрсетіледі.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>Сілтеме</translation>
    </message>
    <message>
        <source>Cite an address</source>
        <translation>Сілтемені жазу</translation>
    </message>
    <message>
        <source>Cited</source>
        <translation>Сілтемелер</translation>
    </message>
    <message>
        <source>Cited  {count}</source>
        <translation>Сілтемелер  {count}</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Сағат</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Compare clocks</source>
        <translation>Сағатты салыстыру</translation>
    </message>
    <message>
        <source>Compare with the courtroom clock</source>
        <translation>Сот залындағы сағатпен салыстыру</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Түзету</translation>
    </message>
    <message>
        <source>Correct the line</source>
        <translation>Жолды түзету</translation>
    </message>
    <message>
        <source>Correcting the line of {time}. What it said before stays in the record.</source>
        <translation>{time} жолын түзету. Бұрынғы сөздері жазбада қалады.</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Сот</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Күні</translation>
    </message>
    <message>
        <source>Each line is then kept only as ciphertext for headquarters. On this laptop nobody can read it again, you included; only the count is shown.</source>
        <translation>Онда әр жол тек штабқа арналып шифрланған күйде сақталады. Бұл ноутбукте оны енді ешкім, сіз де, оқи алмайды; тек жолдар саны көрсетіледі.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Жоғары</translation>
    </message>
    <message>
        <source>Enter seals the line at once. No draft is kept.</source>
        <translation>Enter жолды бірден мөрлейді. Жоба сақталмайды.</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Бейнежазба</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>Find in this hearing</source>
        <translation>Осы отырыстан іздеу</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Қағаздан</translation>
    </message>
    <message>
        <source>From the case</source>
        <translation>Осы істен</translation>
    </message>
    <message>
        <source>Go to the line in the sound</source>
        <translation>Дыбыс жазбасындағы жолға өту</translation>
    </message>
    <message>
        <source>Go to the newest line</source>
        <translation>Соңғы жолға өту</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Сот отырысы</translation>
    </message>
    <message>
        <source>How many were found</source>
        <translation>Қанша табылды</translation>
    </message>
    <message>
        <source>Known to {seconds} s.</source>
        <translation>Дәлдігі {seconds} с.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Төмен</translation>
    </message>
    <message>
        <source>Lines of the hearing</source>
        <translation>Отырыс жолдары</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Белгілеу</translation>
    </message>
    <message>
        <source>Mark: {guarantee}</source>
        <translation>Белгі: {guarantee}</translation>
    </message>
    <message>
        <source>Marks of the line</source>
        <translation>Жолдың белгілері</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Сәт</translation>
    </message>
    <message>
        <source>Name of the new case</source>
        <translation>Жаңа істің атауы</translation>
    </message>
    <message>
        <source>Name or code of somebody who is here</source>
        <translation>Қатысушының аты не коды</translation>
    </message>
    <message>
        <source>New hearing</source>
        <translation>Жаңа отырыс</translation>
    </message>
    <message>
        <source>Next hearing</source>
        <translation>Келесі отырыс</translation>
    </message>
    <message>
        <source>Nobody is recorded yet.</source>
        <translation>Әзірге ешкім жазылмаған.</translation>
    </message>
    <message>
        <source>Not begun. Begin it</source>
        <translation>Басталмаған. Бастау</translation>
    </message>
    <message>
        <source>Open it sealed</source>
        <translation>Мөрленген күйде ашу</translation>
    </message>
    <message>
        <source>Open the hearing</source>
        <translation>Отырысты ашу</translation>
    </message>
    <message>
        <source>People here</source>
        <translation>Қатысушылар</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фотосурет</translation>
    </message>
    <message>
        <source>Photo of the page</source>
        <translation>Беттің суреті</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Жоспарлау</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Сұрақтар</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Дыбыс жазбасы</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Есеп</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Зал</translation>
    </message>
    <message>
        <source>Somebody of the case</source>
        <translation>Іске қатысушылардың бірі</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Сөйлеуші</translation>
    </message>
    <message>
        <source>Stamp a moment without text</source>
        <translation>Мәтінсіз сәтті белгілеу</translation>
    </message>
    <message>
        <source>Tab: who</source>
        <translation>Tab: кім</translation>
    </message>
    <message>
        <source>The address that is cited in the line of {time}.</source>
        <translation>{time} жолындағы сілтеменің мекенжайы.</translation>
    </message>
    <message>
        <source>The address that is cited in this hearing.</source>
        <translation>Осы отырыста аталған сілтеменің мекенжайы.</translation>
    </message>
    <message>
        <source>The courtroom clock and this laptop&apos;s are hours apart. Look whether the laptop&apos;s clock and the zone of the court are right.</source>
        <translation>Залдағы сағат пен ноутбук сағатының арасы бірнеше сағат. Ноутбуктің сағаты мен соттың уақыт белдеуін тексеріңіз.</translation>
    </message>
    <message>
        <source>The courtroom clock shows {time}: {difference}.</source>
        <translation>Залдағы сағат {time} көрсетіп тұр: {difference}.</translation>
    </message>
    <message numerus="yes">
        <source>This hearing is sealed. %n line(s) were kept since this window was opened. Only headquarters can read them; on this laptop nobody can, you included.</source>
        <translation>
            <numerusform>Бұл отырыс мөрленген. Терезе ашылғалы %n жол сақталды. Оны тек штаб оқи алады; бұл ноутбукте ешкім, сіз де оқи алмайсыз.</numerusform>
            <numerusform>Бұл отырыс мөрленген. Терезе ашылғалы %n жол сақталды. Оны тек штаб оқи алады; бұл ноутбукте ешкім, сіз де оқи алмайсыз.</numerusform>
        </translation>
    </message>
    <message>
        <source>This hearing is sealed. Type below: each line goes to headquarters and is not shown here again. On this laptop nobody can read it, you included.</source>
        <translation>Бұл отырыс мөрленген. Төменде жазыңыз: әр жол штабқа арналған және мұнда енді көрсетілмейді. Бұл ноутбукте оны ешкім, сіз де оқи алмайсыз.</translation>
    </message>
    <message>
        <source>Time of the line, or empty</source>
        <translation>Жолдың уақыты, белгісіз болса бос</translation>
    </message>
    <message>
        <source>Time zone of the court</source>
        <translation>Соттың уақыт белдеуі</translation>
    </message>
    <message>
        <source>Times by the courtroom clock, {zone}: {difference}.</source>
        <translation>Уақыт сот залының сағатымен, {zone}: {difference}.</translation>
    </message>
    <message>
        <source>Times by this laptop&apos;s clock, in the zone of the court, {zone}.</source>
        <translation>Уақыт ноутбук сағатымен, сот белдеуінде, {zone}.</translation>
    </message>
    <message>
        <source>Times by this laptop&apos;s clock. The zone of the court is not known.</source>
        <translation>Уақыт ноутбук сағатымен. Соттың уақыт белдеуі белгісіз.</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Қала</translation>
    </message>
    <message>
        <source>Type the line. Enter keeps it, with your time.</source>
        <translation>Жолды теріңіз. Enter оны сіз жазған уақытпен сақтайды.</translation>
    </message>
    <message>
        <source>Type up paper notes</source>
        <translation>Қағаздағы жазбаны теру</translation>
    </message>
    <message>
        <source>Type what is said. Enter keeps the line.</source>
        <translation>Айтылғанды жазыңыз. Enter жолды сақтайды.</translation>
    </message>
    <message>
        <source>Typing up what was written elsewhere: each line has its own time, or none.</source>
        <translation>Бұрын жазылғанды теру: әр жолдың өз уақыты бар, не жоқ.</translation>
    </message>
    <message>
        <source>What does the clock in the courtroom show now? Type it and press Enter.</source>
        <translation>Залдағы сағат қазір нешені көрсетіп тұр? Теріп, Enter басыңыз.</translation>
    </message>
    <message>
        <source>What it is typed up from</source>
        <translation>Қайдан терілді</translation>
    </message>
    <message>
        <source>What the line should say</source>
        <translation>Жолда не жазылуы керек</translation>
    </message>
    <message>
        <source>Which clock the times are by</source>
        <translation>Уақыт қай сағатпен</translation>
    </message>
    <message>
        <source>Who may be meant</source>
        <translation>Кім болуы мүмкін</translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <translation>Неге қайтарып алынды</translation>
    </message>
    <message>
        <source>Withdraw the line</source>
        <translation>Жолды қайтарып алу</translation>
    </message>
    <message>
        <source>Withdrawing the line of {time}. It stays in the record as withdrawn. Why?</source>
        <translation>{time} жолын қайтарып алу. Қайтарылғаны жазбада қалады. Неге?</translation>
    </message>
    <message>
        <source>Words of the line</source>
        <translation>Жолдың сөздері</translation>
    </message>
    <message>
        <source>a line that cannot be read here</source>
        <translation>мұнда оқуға болмайтын жол</translation>
    </message>
    <message>
        <source>a moment, not written down yet</source>
        <translation>сәт, әлі жазылмаған</translation>
    </message>
    <message>
        <source>a new case</source>
        <translation>жаңа іс</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>оқылып жатыр</translation>
    </message>
    <message>
        <source>corrected {time}, was: {text}</source>
        <translation>{time} түзетілді, бұрын: {text}</translation>
    </message>
    <message>
        <source>from a phone</source>
        <translation>телефоннан</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>жадтан</translation>
    </message>
    <message>
        <source>from paper</source>
        <translation>қағаздан</translation>
    </message>
    <message>
        <source>hearing {number}</source>
        <translation>{number}-отырыс</translation>
    </message>
    <message>
        <source>no photo of the page</source>
        <translation>беттің суреті жоқ</translation>
    </message>
    <message>
        <source>not found here</source>
        <translation>мұнда табылмады</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>жазылмаған</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>сақталмады</translation>
    </message>
    <message>
        <source>page attached</source>
        <translation>беті тіркелген</translation>
    </message>
    <message>
        <source>protected, by a code</source>
        <translation>қорғалған, тек код</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>{room}-зал</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>сақталуда</translation>
    </message>
    <message>
        <source>the same as this laptop&apos;s</source>
        <translation>ноутбук сағатымен бірдей</translation>
    </message>
    <message>
        <source>time not recorded</source>
        <translation>уақыты жазылмаған</translation>
    </message>
    <message>
        <source>typed up {time}</source>
        <translation>терілді {time}</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>қайтарып алынды: {why}</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>атауы жоқ</translation>
    </message>
    <message>
        <source>written down {time}</source>
        <translation>{time} жазылды</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation>{asked} сұрақтың {answered} жауабы бар</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} сағ</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count} ішінен {number}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} с</translation>
    </message>
    <message>
        <source>{time} ahead of this laptop&apos;s</source>
        <translation>ноутбук сағатынан {time} озық</translation>
    </message>
    <message>
        <source>{time} behind this laptop&apos;s</source>
        <translation>ноутбук сағатынан {time} кейін</translation>
    </message>
</context>
</TS>
