<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Choosing</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменён</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Выберите папку</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Выберите файлы</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Рабочий стол</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Загрузки</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Файлы и папки</translation>
    </message>
    <message>
        <source>Folder or file, as a path</source>
        <translation>Папка или файл: путь</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Домашняя папка</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Имя файла</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>Взять выбранные</translation>
    </message>
    <message>
        <source>Take this folder</source>
        <translation>Взять эту папку</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Вверх</translation>
    </message>
    <message>
        <source>Where is it to be written?</source>
        <translation>Куда записать?</translation>
    </message>
    <message>
        <source>Write it here</source>
        <translation>Записать сюда</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>папка</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>A hearing you began to open</source>
        <translation>Заседание, которое вы начали открывать</translation>
    </message>
    <message>
        <source>Ctrl+K finds every act by its name; F12 covers the window; Ctrl+L locks it.</source>
        <translation>Ctrl+K находит любое действие по названию; F12 закрывает окно от глаз; Ctrl+L запирает его.</translation>
    </message>
    <message>
        <source>Everything you keep is encrypted on this laptop, needs no network, and is never overwritten: a correction stands beside what it corrects.</source>
        <translation>Всё сохранённое зашифровано на этом ноутбуке, не требует сети и никогда не перезаписывается: исправление стоит рядом с исправленным.</translation>
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
        <source>No hearing is recorded for today.</source>
        <translation>На сегодня заседаний не записано.</translation>
    </message>
    <message>
        <source>Open a hearing and type: each Enter keeps one line, with its time and speaker.</source>
        <translation>Откройте заседание и пишите: каждый Enter сохраняет одну строку со временем и говорящим.</translation>
    </message>
    <message>
        <source>Something you typed and did not keep</source>
        <translation>Набранное, но не сохранённое</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>You are asked</source>
        <translation>Вас спрашивают</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A newer version made this archive; open it with that one.</source>
        <translation>Этот архив создан более новой версией; откройте его ею.</translation>
    </message>
    <message>
        <source>A restriction or a missing consent forbids this; leave the record out, or say who decides otherwise and why.</source>
        <translation>Этому мешает ограничение или нет согласия; уберите запись или укажите, кто решает иначе и почему.</translation>
    </message>
    <message>
        <source>A sealed file is damaged: it was changed, or cut off on its way.</source>
        <translation>Запечатанный файл повреждён: он изменён или оборван в пути.</translation>
    </message>
    <message>
        <source>Bytes here are not what was signed or sealed; see the check.</source>
        <translation>Данные здесь не те, что были подписаны или запечатаны; смотрите проверку.</translation>
    </message>
    <message>
        <source>Someone else changed this in the meantime; look at it again and repeat your edit.</source>
        <translation>Тем временем это изменил кто-то другой; посмотрите ещё раз и повторите правку.</translation>
    </message>
    <message>
        <source>Stopped as you asked; no exhibit was made, and that it was begun stays recorded.</source>
        <translation>Остановлено, как вы просили; приложение не создано, а то, что его начали, остаётся записанным.</translation>
    </message>
    <message>
        <source>Stopped as you asked; nothing of it was kept.</source>
        <translation>Остановлено, как вы просили; ничего из этого не сохранено.</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Не открылось.</translation>
    </message>
    <message>
        <source>The archive is locked; nothing was changed.</source>
        <translation>Архив заперт; ничего не изменено.</translation>
    </message>
    <message>
        <source>The archive is open in another window; close that one first.</source>
        <translation>Архив открыт в другом окне; сначала закройте его.</translation>
    </message>
    <message>
        <source>The line did not answer; trying again may help.</source>
        <translation>Связь не ответила; можно попробовать ещё раз.</translation>
    </message>
    <message>
        <source>The machine refused: the disk is full, cannot be written, or fails. What was saved before is safe.</source>
        <translation>Компьютер отказал: диск полон, недоступен для записи или неисправен. Сохранённое раньше в безопасности.</translation>
    </message>
    <message>
        <source>There is no mission to seal this to, so it would be lost; join a mission first.</source>
        <translation>Нет миссии, для которой это запечатать, и оно пропало бы; сначала присоединитесь к миссии.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>Здесь такого нет.</translation>
    </message>
    <message>
        <source>This is a mistake of ours; nothing saved is lost.</source>
        <translation>Это наша ошибка; из сохранённого ничего не пропало.</translation>
    </message>
    <message>
        <source>This is not allowed here and now; nothing was changed.</source>
        <translation>Здесь и сейчас это не разрешено; ничего не изменено.</translation>
    </message>
    <message>
        <source>This was not understood, and nothing was changed.</source>
        <translation>Введённое не удалось понять; ничего не изменено.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed</source>
        <translation>
            <numerusform>%n запечатанная</numerusform>
            <numerusform>%n запечатанные</numerusform>
            <numerusform>%n запечатанных</numerusform>
        </translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>Всё сохранено</translation>
    </message>
    <message>
        <source>All saved {time}</source>
        <translation>Всё сохранено {time}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>CASES</source>
        <translation>ДЕЛА</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cover the window</source>
        <translation>Закрыть окно пустой страницей</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Empty page</source>
        <translation>Пустая страница</translation>
    </message>
    <message>
        <source>Everything is at headquarters</source>
        <translation>Всё уже в штабе</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Найти действие</translation>
    </message>
    <message>
        <source>Find an act by its name</source>
        <translation>Найти действие по названию</translation>
    </message>
    <message>
        <source>Fold the left column</source>
        <translation>Свернуть левую колонку</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Заседание</translation>
    </message>
    <message>
        <source>LETTERS</source>
        <translation>ПЕРЕПИСКА</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Запереть</translation>
    </message>
    <message>
        <source>Not in a mission: everything is on this laptop only</source>
        <translation>Вне миссии: всё только на этом ноутбуке</translation>
    </message>
    <message>
        <source>Nothing is kept here yet</source>
        <translation>Здесь ещё ничего не сохранено</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>PEOPLE</source>
        <translation>ЛЮДИ</translation>
    </message>
    <message>
        <source>SEND</source>
        <translation>ОТПРАВКА</translation>
    </message>
    <message>
        <source>SOURCES</source>
        <translation>ИСТОЧНИКИ</translation>
    </message>
    <message numerus="yes">
        <source>Saving, %n to go</source>
        <translation>
            <numerusform>Сохраняется, осталась %n</numerusform>
            <numerusform>Сохраняется, осталось %n</numerusform>
            <numerusform>Сохраняется, осталось %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Show or fold the right column</source>
        <translation>Показать или убрать правый столбец</translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation>СЕГОДНЯ</translation>
    </message>
    <message>
        <source>Waiting for headquarters: {things}</source>
        <translation>Штаб ещё не подтвердил: {things}</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что вы хотите сделать?</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>Куда перейти</translation>
    </message>
    <message>
        <source>With this passphrase anyone can read here: {things}</source>
        <translation>С этой парольной фразой здесь любой прочтёт: {things}</translation>
    </message>
    <message>
        <source>With this passphrase nothing can be read here</source>
        <translation>С этой парольной фразой здесь ничего нельзя прочесть</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>the mission&apos;s keys</source>
        <translation>ключи миссии</translation>
    </message>
    <message>
        <source>what is sealed to headquarters</source>
        <translation>то, что запечатано для штаба</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
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
