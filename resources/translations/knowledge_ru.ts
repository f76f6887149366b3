<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Knowledge</name>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n дело</numerusform>
            <numerusform>%n дела</numerusform>
            <numerusform>%n дел</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations found</source>
        <translation>
            <numerusform>Найдена %n ссылка</numerusform>
            <numerusform>Найдены %n ссылки</numerusform>
            <numerusform>Найдено %n ссылок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations kept. Those with an address wait for capture.</source>
        <translation>
            <numerusform>Сохранена %n ссылка. Если у неё есть адрес, страница ждёт снимка.</numerusform>
            <numerusform>Сохранены %n ссылки. Те, у которых есть адрес, ждут снимка.</numerusform>
            <numerusform>Сохранено %n ссылок. Те, у которых есть адрес, ждут снимка.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n happenings, the first</source>
        <translation>
            <numerusform>%n событие, первое</numerusform>
            <numerusform>%n события, первое из них</numerusform>
            <numerusform>%n событий, первое из них</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already.</source>
        <translation>
            <numerusform>%n уже есть здесь.</numerusform>
            <numerusform>%n уже есть здесь.</numerusform>
            <numerusform>%n уже есть здесь.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters</source>
        <translation>
            <numerusform>%n письмо</numerusform>
            <numerusform>%n письма</numerusform>
            <numerusform>%n писем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters kept, byte for byte.</source>
        <translation>
            <numerusform>Сохранено %n письмо, байт в байт.</numerusform>
            <numerusform>Сохранено %n письма, байт в байт.</numerusform>
            <numerusform>Сохранено %n писем, байт в байт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with an address</source>
        <translation>
            <numerusform>%n с адресом</numerusform>
            <numerusform>%n с адресом</numerusform>
            <numerusform>%n с адресом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n источник</numerusform>
            <numerusform>%n источника</numerusform>
            <numerusform>%n источников</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for an answer</source>
        <translation>
            <numerusform>%n ждёт ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
        </translation>
    </message>
    <message>
        <source>2019-07-12, 2019-07, about: 2019~</source>
        <translation>2019-07-12, 2019-07, примерно: 2019~</translation>
    </message>
    <message>
        <source>A name as it is written</source>
        <translation>Имя, как оно написано</translation>
    </message>
    <message>
        <source>A protected person, known by this code. The name is for legal staff only and is not shown here.</source>
        <translation>Защищённый человек, известный под этим кодом. Имя – только для юристов и здесь не показывается.</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Доклад</translation>
    </message>
    <message>
        <source>A statement with its source</source>
        <translation>Сведение с источником</translation>
    </message>
    <message>
        <source>A statement with your signature. It accuses somebody of silence: look into the mailbox first.</source>
        <translation>Заявление за вашей подписью. Оно обвиняет кого-то в молчании: сначала проверьте почту.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>Добавить согласие</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Добавить имя</translation>
    </message>
    <message>
        <source>Add a record here</source>
        <translation>Добавить сюда запись</translation>
    </message>
    <message>
        <source>Add a restriction</source>
        <translation>Добавить ограничение</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Добавить ответ</translation>
    </message>
    <message>
        <source>Add: {kind}</source>
        <translation>Добавить: {kind}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>Когда дано согласие</translation>
    </message>
    <message>
        <source>All by kind</source>
        <translation>Всё по видам</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Все письма</translation>
    </message>
    <message>
        <source>Also written</source>
        <translation>Другие написания</translation>
    </message>
    <message>
        <source>An e-mail as a file</source>
        <translation>Электронное письмо файлом</translation>
    </message>
    <message>
        <source>Another spelling of the name</source>
        <translation>Ещё одно написание имени</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>По состоянию на</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Приложить</translation>
    </message>
    <message>
        <source>BELONGS HERE</source>
        <translation>ОТНОСИТСЯ СЮДА</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Bring in an e-mail</source>
        <translation>Внести электронное письмо</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Дела</translation>
    </message>
    <message>
        <source>Choose it from the list that opens as you type.</source>
        <translation>Выберите из списка, который открывается при наборе.</translation>
    </message>
    <message>
        <source>Choose the case first.</source>
        <translation>Сначала выберите дело.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Выбрать файл</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>Citations of the report</source>
        <translation>Ссылки доклада</translation>
    </message>
    <message>
        <source>Code instead of a name</source>
        <translation>Код вместо имени</translation>
    </message>
    <message>
        <source>Counsel</source>
        <translation>Адвокат</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Суд</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Discard what I typed</source>
        <translation>Отбросить набранное</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>From</source>
        <comment>day</comment>
        <translation>С</translation>
    </message>
    <message>
        <source>From</source>
        <comment>whom</comment>
        <translation>От кого</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Как поступило</translation>
    </message>
    <message>
        <source>How it was said</source>
        <translation>Как это сказано</translation>
    </message>
    <message>
        <source>Import a report</source>
        <translation>Внести доклад</translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation>Это одно лицо с</translation>
    </message>
    <message>
        <source>Its text could be read only in part. </source>
        <translation>Текст прочитан лишь частично. </translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>казахский</translation>
    </message>
    <message>
        <source>Kazakh in Latin letters</source>
        <translation>казахский латиницей</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n citations</source>
        <translation>
            <numerusform>Сохранить %n ссылку</numerusform>
            <numerusform>Сохранить %n ссылки</numerusform>
            <numerusform>Сохранить %n ссылок</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeping {name}</source>
        <translation>Сохраняется {name}</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Вид записи</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Language of name {n}</source>
        <translation>Язык имени {n}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Не надо</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>Lists will show the first one only, with everything that names either. Both records stay as they are, and it can be taken back.</source>
        <translation>В списках будет только первая запись, со всем, где названа любая из двух. Обе записи остаются как есть, и это можно отменить.</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Сноска</translation>
    </message>
    <message>
        <source>May leave the archive by</source>
        <translation>Можно выносить из архива:</translation>
    </message>
    <message>
        <source>Must not leave the archive by</source>
        <translation>Нельзя выносить из архива:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Имя или код</translation>
    </message>
    <message>
        <source>Name {n}</source>
        <translation>Имя {n}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена</translation>
    </message>
    <message>
        <source>Narrow by name, in any script</source>
        <translation>Сузить по имени, любым письмом</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Сузить список</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Сжать</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Новое дело</translation>
    </message>
    <message>
        <source>New hearing</source>
        <translation>Новое заседание</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>Новое письмо</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>New: {kind}</source>
        <translation>Новая запись: {kind}</translation>
    </message>
    <message>
        <source>No reply as of {date}, states {name}; searched: {where}.</source>
        <translation>Ответа нет по состоянию на {date}, заявляет {name}; проверено: {where}.</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Никто не ответил</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Не одно лицо</translation>
    </message>
    <message>
        <source>Not the same as {name}</source>
        <translation>Не одно лицо с: {name}</translation>
    </message>
    <message>
        <source>Not understood yet. A day 2019-07-12, a month 2019-07, a year 2019, about then 2019-07~, not certain 2019-07?, from and to 2019-07/2019-09.</source>
        <translation>Пока не понято. День 2019-07-12 или 12.07.2019, месяц 2019-07, год 2019, примерно 2019-07~, не точно 2019-07?, с и до 2019-07/2019-09.</translation>
    </message>
    <message>
        <source>Nothing here has a date yet.</source>
        <translation>Здесь пока ничего с датой.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it yet.</source>
        <translation>Об этом пока ничего не записано.</translation>
    </message>
    <message>
        <source>Nothing with a date is recorded yet.</source>
        <translation>Пока не записано ничего с датой.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Пока ничего.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Open the letter</source>
        <translation>Открыть письмо</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Открыть источник</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Стр.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Place in it</source>
        <translation>Место в нём</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Reading what it cites</source>
        <translation>Читаются ссылки</translation>
    </message>
    <message>
        <source>Records of this kind</source>
        <translation>Записи этого вида</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Rows by kind</source>
        <translation>Строки по видам</translation>
    </message>
    <message>
        <source>Rows by person</source>
        <translation>Строки по людям</translation>
    </message>
    <message>
        <source>Rows of the timeline</source>
        <translation>Строки ленты времени</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Кто говорит</translation>
    </message>
    <message>
        <source>Same as</source>
        <translation>То же лицо</translation>
    </message>
    <message>
        <source>Say as of when, which mailbox was searched, and by whom.</source>
        <translation>Укажите, по состоянию на когда, какая почта проверена и кем.</translation>
    </message>
    <message>
        <source>Say for which uses this is restricted.</source>
        <translation>Укажите, что именно запрещено.</translation>
    </message>
    <message>
        <source>Say what is stated.</source>
        <translation>Укажите, что утверждается.</translation>
    </message>
    <message>
        <source>Say who agreed.</source>
        <translation>Укажите, кто дал согласие.</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Где искали</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Размер в байтах</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>Someone changed this while you typed. Your words are still in the fields, theirs where you had typed nothing. Look it over, and keep it then.</source>
        <translation>Пока вы набирали, запись изменил кто-то другой. Ваши слова остались в полях, чужие – там, где вы ничего не набирали. Просмотрите и тогда сохраните.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Source: a document, a note, a page kept here</source>
        <translation>Источник: документ, заметка, сохранённая страница</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Sources disagree; each value stands with its source.</source>
        <translation>Источники расходятся; каждое значение стоит со своим источником.</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>Указать сведение</translation>
    </message>
    <message>
        <source>State it</source>
        <translation>Заявить</translation>
    </message>
    <message>
        <source>State, and why</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>State: no reply</source>
        <translation>Заявить: нет ответа</translation>
    </message>
    <message>
        <source>Stated. But a letter here answers it by that day.</source>
        <translation>Заявлено. Но одно из писем здесь отвечает на него к этому дню.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>THE SAME PERSON</source>
        <translation>ТО ЖЕ ЛИЦО</translation>
    </message>
    <message>
        <source>THREAD</source>
        <translation>ПЕРЕПИСКА</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>Убрать: {name}</translation>
    </message>
    <message>
        <source>Taken back: {field}. It stays in the history.</source>
        <translation>Отозвано: {field}. В истории оно остаётся.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Имя пустое.</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>То же лицо</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Это одно лицо</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Это не число.</translation>
    </message>
    <message>
        <source>This name is kept for legal staff only, apart from what coordinators read.</source>
        <translation>Это имя хранится только для юристов, отдельно от того, что читают координаторы.</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Отметить все</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Снять все</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Лента времени</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>To</source>
        <comment>day</comment>
        <translation>По</translation>
    </message>
    <message>
        <source>To</source>
        <comment>whom</comment>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Type to find it</source>
        <translation>Наберите, чтобы найти</translation>
    </message>
    <message>
        <source>Understood: {date}</source>
        <translation>Понято: {date}</translation>
    </message>
    <message>
        <source>Untick what is not to be kept.</source>
        <translation>Снимите отметку с того, что не нужно сохранять.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До какого времени</translation>
    </message>
    <message>
        <source>Use name {n}</source>
        <translation>Использовать имя {n}</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Использовать это</translation>
    </message>
    <message>
        <source>Use this one in its language</source>
        <translation>Использовать это на его языке</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Использовать: {name}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Views of this record</source>
        <translation>Виды этой записи</translation>
    </message>
    <message>
        <source>WHAT IT SAYS</source>
        <translation>ЧТО В НЁМ</translation>
    </message>
    <message>
        <source>WHERE THIS IS FROM</source>
        <translation>ОТКУДА ЭТО</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Ждут ответа</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Что известно</translation>
    </message>
    <message>
        <source>What is stated</source>
        <translation>Что утверждается</translation>
    </message>
    <message>
        <source>What the mark stands for</source>
        <translation>Что значит отметка</translation>
    </message>
    <message>
        <source>What you typed before is here again; it is not kept yet.</source>
        <translation>Набранное раньше снова здесь; оно ещё не сохранено.</translation>
    </message>
    <message>
        <source>What you typed is put aside as a draft.</source>
        <translation>Набранное отложено как черновик.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where it is cited</source>
        <translation>Где цитируется</translation>
    </message>
    <message>
        <source>Which case does the report belong to</source>
        <translation>К какому делу относится доклад</translation>
    </message>
    <message>
        <source>Which letters</source>
        <translation>Какие письма</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>Кто дал согласие</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Кто решил</translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation>Кто передал</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Растянуть</translation>
    </message>
    <message>
        <source>With a date of receipt</source>
        <translation>С датой получения</translation>
    </message>
    <message>
        <source>With notes, documents and sources</source>
        <translation>С заметками, документами и источниками</translation>
    </message>
    <message>
        <source>Without a date of receipt</source>
        <translation>Без даты получения</translation>
    </message>
    <message>
        <source>a copy of the file</source>
        <translation>копия файла</translation>
    </message>
    <message>
        <source>a machine</source>
        <translation>машина</translation>
    </message>
    <message>
        <source>a name or a code</source>
        <translation>имя или код</translation>
    </message>
    <message>
        <source>a name, a code, an office</source>
        <translation>имя, код, учреждение</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>человек</translation>
    </message>
    <message>
        <source>about</source>
        <translation>примерно</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>все остальные</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>ответ</translation>
    </message>
    <message>
        <source>an exhibit</source>
        <translation>приложение для суда</translation>
    </message>
    <message>
        <source>an export of the archive</source>
        <translation>выгрузка архива</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>ответ есть</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>по состоянию на {date}</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>не менее</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>не более</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>сообщает {name}</translation>
    </message>
    <message>
        <source>came {date}</source>
        <translation>получено {date}</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>сохранено</translation>
    </message>
    <message>
        <source>captured in part</source>
        <translation>сохранено частично</translation>
    </message>
    <message>
        <source>document</source>
        <translation>документ</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>сомнительно</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>срок – {date}</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>электронное письмо</translation>
    </message>
    <message>
        <source>e-mail, messenger, by hand, downloaded</source>
        <translation>почта, мессенджер, из рук в руки, скачано</translation>
    </message>
    <message>
        <source>end</source>
        <translation>окончание</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>ровно</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>факс</translation>
    </message>
    <message>
        <source>film</source>
        <translation>видео</translation>
    </message>
    <message>
        <source>form on a site</source>
        <translation>форма на сайте</translation>
    </message>
    <message>
        <source>hearing</source>
        <translation>заседание</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>in writing, by telephone</source>
        <translation>письменно, по телефону</translation>
    </message>
    <message>
        <source>language not recorded</source>
        <translation>язык не указан</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>письмо</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>по памяти</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>messenger</source>
        <translation>мессенджер</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no address printed</source>
        <translation>адрес не напечатан</translation>
    </message>
    <message>
        <source>no answer expected</source>
        <translation>ответ не ожидается</translation>
    </message>
    <message>
        <source>no date recorded</source>
        <translation>дата не записана</translation>
    </message>
    <message numerus="yes">
        <source>no reply after %n days</source>
        <translation>
            <numerusform>нет ответа %n день</numerusform>
            <numerusform>нет ответа %n дня</numerusform>
            <numerusform>нет ответа %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no reply after at least %n days</source>
        <translation>
            <numerusform>нет ответа не менее %n дня</numerusform>
            <numerusform>нет ответа не менее %n дней</numerusform>
            <numerusform>нет ответа не менее %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>no reply; no date recorded</source>
        <translation>нет ответа; дата не записана</translation>
    </message>
    <message>
        <source>no source recorded</source>
        <translation>источник не записан</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>никто не назван</translation>
    </message>
    <message>
        <source>not for use</source>
        <translation>не для использования</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>не записано</translation>
    </message>
    <message>
        <source>other</source>
        <translation>другое</translation>
    </message>
    <message>
        <source>page 3, line 12, 00:04:10</source>
        <translation>стр. 3, строка 12, 00:04:10</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>с бумаги</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>частично</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>с телефона</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>фото</translation>
    </message>
    <message>
        <source>print</source>
        <translation>печать</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>защищённый</translation>
    </message>
    <message>
        <source>protected, without a code</source>
        <translation>защищённый, без кода</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>звук</translation>
    </message>
    <message>
        <source>sources disagree on the date</source>
        <translation>источники расходятся в дате</translation>
    </message>
    <message>
        <source>stated as of {date}</source>
        <translation>заявлено по состоянию на {date}</translation>
    </message>
    <message>
        <source>text message</source>
        <translation>СМС</translation>
    </message>
    <message>
        <source>the name to use</source>
        <translation>используемое имя</translation>
    </message>
    <message>
        <source>to be mended</source>
        <translation>исправить</translation>
    </message>
    <message>
        <source>which mailbox or register</source>
        <translation>какая почта или какой журнал</translation>
    </message>
    <message>
        <source>who looked</source>
        <translation>кто проверял</translation>
    </message>
    <message>
        <source>without a subject</source>
        <translation>без темы</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>{field} (needed)</source>
        <translation>{field} (обязательно)</translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation>Нужно поле «{field}».</translation>
    </message>
    <message>
        <source>{what} (end)</source>
        <translation>{what} (окончание)</translation>
    </message>
</context>
</TS>
