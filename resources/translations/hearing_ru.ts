<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Hearing</name>
    <message>
        <source>10:02</source>
        <translation>10:02</translation>
    </message>
    <message>
        <source>10:02, or 10:02:30 if it has a second hand</source>
        <translation>10:02, или 10:02:30, если есть секундная стрелка</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add somebody of the case</source>
        <translation>Добавить участника дела</translation>
    </message>
    <message>
        <source>Add somebody: name or code</source>
        <translation>Добавить: имя или код</translation>
    </message>
    <message>
        <source>As you call it; it can be changed at any time.</source>
        <translation>Как вы его называете; изменить можно в любое время.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Attach files to the hearing</source>
        <translation>Приложить файлы к заседанию</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Приложено</translation>
    </message>
    <message>
        <source>Attached  {count}</source>
        <translation>Приложено  {count}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>By the town. All times are shown by the court&apos;s clock.</source>
        <translation>По городу. Всё время показано по часам суда.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Cite an address</source>
        <translation>Записать ссылку</translation>
    </message>
    <message>
        <source>Cited</source>
        <translation>Ссылки</translation>
    </message>
    <message>
        <source>Cited  {count}</source>
        <translation>Ссылки  {count}</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Compare clocks</source>
        <translation>Сверить часы</translation>
    </message>
    <message>
        <source>Compare with the courtroom clock</source>
        <translation>Сверить с часами в зале</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Correct the line</source>
        <translation>Исправить строку</translation>
    </message>
    <message>
        <source>Correcting the line of {time}. What it said before stays in the record.</source>
        <translation>Исправление строки от {time}. Прежние слова остаются в записи.</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Суд</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Each line is then kept only as ciphertext for headquarters. On this laptop nobody can read it again, you included; only the count is shown.</source>
        <translation>Тогда каждая строка хранится только зашифрованной для штаба. На этом ноутбуке её больше никто не прочтёт, и вы тоже; показывается только число строк.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Enter seals the line at once. No draft is kept.</source>
        <translation>Enter сразу запечатывает строку. Черновик не хранится.</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Видеозапись</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Find in this hearing</source>
        <translation>Найти в этом заседании</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>С бумаги</translation>
    </message>
    <message>
        <source>From the case</source>
        <translation>Из дела</translation>
    </message>
    <message>
        <source>Go to the line in the sound</source>
        <translation>Перейти к строке в записи звука</translation>
    </message>
    <message>
        <source>Go to the newest line</source>
        <translation>К последней строке</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Заседание</translation>
    </message>
    <message>
        <source>How many were found</source>
        <translation>Сколько найдено</translation>
    </message>
    <message>
        <source>Known to {seconds} s.</source>
        <translation>Точность {seconds} с.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Lines of the hearing</source>
        <translation>Строки заседания</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Пометить</translation>
    </message>
    <message>
        <source>Mark: {guarantee}</source>
        <translation>Пометка: {guarantee}</translation>
    </message>
    <message>
        <source>Marks of the line</source>
        <translation>Пометки строки</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Момент</translation>
    </message>
    <message>
        <source>Name of the new case</source>
        <translation>Название нового дела</translation>
    </message>
    <message>
        <source>Name or code of somebody who is here</source>
        <translation>Имя или код присутствующего</translation>
    </message>
    <message>
        <source>New hearing</source>
        <translation>Новое заседание</translation>
    </message>
    <message>
        <source>Next hearing</source>
        <translation>Следующее заседание</translation>
    </message>
    <message>
        <source>Nobody is recorded yet.</source>
        <translation>Пока никто не записан.</translation>
    </message>
    <message>
        <source>Not begun. Begin it</source>
        <translation>Не начат. Начать</translation>
    </message>
    <message>
        <source>Open it sealed</source>
        <translation>Открыть запечатанным</translation>
    </message>
    <message>
        <source>Open the hearing</source>
        <translation>Открыть заседание</translation>
    </message>
    <message>
        <source>People here</source>
        <translation>Присутствуют</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фотография</translation>
    </message>
    <message>
        <source>Photo of the page</source>
        <translation>Фото страницы</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Аудиозапись</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Зал</translation>
    </message>
    <message>
        <source>Somebody of the case</source>
        <translation>Кто-то из участников дела</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Кто говорит</translation>
    </message>
    <message>
        <source>Stamp a moment without text</source>
        <translation>Отметить момент без текста</translation>
    </message>
    <message>
        <source>Tab: who</source>
        <translation>Tab: кто</translation>
    </message>
    <message>
        <source>The address that is cited in the line of {time}.</source>
        <translation>Адрес, на который ссылается строка от {time}.</translation>
    </message>
    <message>
        <source>The address that is cited in this hearing.</source>
        <translation>Адрес, на который ссылаются в этом заседании.</translation>
    </message>
    <message>
        <source>The courtroom clock and this laptop&apos;s are hours apart. Look whether the laptop&apos;s clock and the zone of the court are right.</source>
        <translation>Часы в зале и на ноутбуке расходятся на несколько часов. Проверьте часы ноутбука и часовой пояс суда.</translation>
    </message>
    <message>
        <source>The courtroom clock shows {time}: {difference}.</source>
        <translation>Часы в зале показывают {time}: {difference}.</translation>
    </message>
    <message numerus="yes">
        <source>This hearing is sealed. %n line(s) were kept since this window was opened. Only headquarters can read them; on this laptop nobody can, you included.</source>
        <translation>
            <numerusform>Это заседание запечатано. С открытия окна сохранена %n строка. Прочесть её может только штаб; на этом ноутбуке никто, и вы тоже.</numerusform>
            <numerusform>Это заседание запечатано. С открытия окна сохранены %n строки. Прочесть их может только штаб; на этом ноутбуке никто, и вы тоже.</numerusform>
            <numerusform>Это заседание запечатано. С открытия окна сохранено %n строк. Прочесть их может только штаб; на этом ноутбуке никто, и вы тоже.</numerusform>
        </translation>
    </message>
    <message>
        <source>This hearing is sealed. Type below: each line goes to headquarters and is not shown here again. On this laptop nobody can read it, you included.</source>
        <translation>Это заседание запечатано. Пишите ниже: каждая строка предназначена штабу и здесь больше не показывается. На этом ноутбуке её никто не прочтёт, и вы тоже.</translation>
    </message>
    <message>
        <source>Time of the line, or empty</source>
        <translation>Время строки или пусто</translation>
    </message>
    <message>
        <source>Time zone of the court</source>
        <translation>Часовой пояс суда</translation>
    </message>
    <message>
        <source>Times by the courtroom clock, {zone}: {difference}.</source>
        <translation>Время по часам зала, {zone}: {difference}.</translation>
    </message>
    <message>
        <source>Times by this laptop&apos;s clock, in the zone of the court, {zone}.</source>
        <translation>Время по часам ноутбука, в часовом поясе суда, {zone}.</translation>
    </message>
    <message>
        <source>Times by this laptop&apos;s clock. The zone of the court is not known.</source>
        <translation>Время по часам ноутбука. Часовой пояс суда неизвестен.</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Type the line. Enter keeps it, with your time.</source>
        <translation>Наберите строку. Enter сохранит её с вашим временем.</translation>
    </message>
    <message>
        <source>Type up paper notes</source>
        <translation>Набрать записи с бумаги</translation>
    </message>
    <message>
        <source>Type what is said. Enter keeps the line.</source>
        <translation>Пишите, что говорят. Enter сохраняет строку.</translation>
    </message>
    <message>
        <source>Typing up what was written elsewhere: each line has its own time, or none.</source>
        <translation>Набираем записанное ранее: у каждой строки своё время, или его нет.</translation>
    </message>
    <message>
        <source>What does the clock in the courtroom show now? Type it and press Enter.</source>
        <translation>Что сейчас показывают часы в зале? Наберите и нажмите Enter.</translation>
    </message>
    <message>
        <source>What it is typed up from</source>
        <translation>Откуда набрано</translation>
    </message>
    <message>
        <source>What the line should say</source>
        <translation>Как должна звучать строка</translation>
    </message>
    <message>
        <source>Which clock the times are by</source>
        <translation>По каким часам время</translation>
    </message>
    <message>
        <source>Who may be meant</source>
        <translation>Кто может иметься в виду</translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <translation>Почему отозвана</translation>
    </message>
    <message>
        <source>Withdraw the line</source>
        <translation>Отозвать строку</translation>
    </message>
    <message>
        <source>Withdrawing the line of {time}. It stays in the record as withdrawn. Why?</source>
        <translation>Отзыв строки от {time}. В записи останется, что она отозвана. Почему?</translation>
    </message>
    <message>
        <source>Words of the line</source>
        <translation>Слова строки</translation>
    </message>
    <message>
        <source>a line that cannot be read here</source>
        <translation>строка, которую здесь нельзя прочесть</translation>
    </message>
    <message>
        <source>a moment, not written down yet</source>
        <translation>момент, ещё не записано</translation>
    </message>
    <message>
        <source>a new case</source>
        <translation>новое дело</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>читается</translation>
    </message>
    <message>
        <source>corrected {time}, was: {text}</source>
        <translation>исправлено {time}, было: {text}</translation>
    </message>
    <message>
        <source>from a phone</source>
        <translation>с телефона</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>по памяти</translation>
    </message>
    <message>
        <source>from paper</source>
        <translation>с бумаги</translation>
    </message>
    <message>
        <source>hearing {number}</source>
        <translation>заседание {number}</translation>
    </message>
    <message>
        <source>no photo of the page</source>
        <translation>без фото страницы</translation>
    </message>
    <message>
        <source>not found here</source>
        <translation>здесь не найдено</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>не записано</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>не сохр.</translation>
    </message>
    <message>
        <source>page attached</source>
        <translation>страница приложена</translation>
    </message>
    <message>
        <source>protected, by a code</source>
        <translation>под защитой, только код</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>зал {room}</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>сохр.</translation>
    </message>
    <message>
        <source>the same as this laptop&apos;s</source>
        <translation>идут как часы ноутбука</translation>
    </message>
    <message>
        <source>time not recorded</source>
        <translation>время не записано</translation>
    </message>
    <message>
        <source>typed up {time}</source>
        <translation>набрано {time}</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>отозвано: {why}</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>written down {time}</source>
        <translation>записано {time}</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation>отвечено {answered} из {asked}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} ч</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} с</translation>
    </message>
    <message>
        <source>{time} ahead of this laptop&apos;s</source>
        <translation>опережают часы ноутбука на {time}</translation>
    </message>
    <message>
        <source>{time} behind this laptop&apos;s</source>
        <translation>отстают от часов ноутбука на {time}</translation>
    </message>
</context>
</TS>
