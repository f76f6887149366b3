<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Refusals</name>
    <message>
        <source>That did not open it.</source>
        <translation>Это не открыло.</translation>
    </message>
    <message>
        <source>The archive is open in another window; close that one first.</source>
        <translation>Архив открыт в другом окне; сначала закройте его.</translation>
    </message>
    <message>
        <source>Stopped as you asked; nothing of it was kept.</source>
        <translation>Остановлено, как вы просили; ничего из этого не сохранено.</translation>
    </message>
    <message>
        <source>Someone else changed this in the meantime; look at it again and repeat your edit.</source>
        <translation>Тем временем это изменил кто-то другой; посмотрите ещё раз и повторите правку.</translation>
    </message>
    <message>
        <source>The machine refused: the disk is full, cannot be written, or fails. What was saved before is safe.</source>
        <translation>Машина отказала: диск полон, недоступен для записи или неисправен. Сохранённое раньше в безопасности.</translation>
    </message>
    <message>
        <source>The archive is locked; nothing was changed.</source>
        <translation>Архив заперт; ничего не изменено.</translation>
    </message>
    <message>
        <source>There is no mission to seal this to, so it would be lost; join a mission first.</source>
        <translation>Нет миссии, для которой это запечатать, и оно пропало бы; сначала присоединитесь к миссии.</translation>
    </message>
    <message>
        <source>A newer version made this archive; open it with that one.</source>
        <translation>Этот архив создан более новой версией; откройте его ею.</translation>
    </message>
    <message>
        <source>This was not understood, and nothing was changed.</source>
        <translation>Это не понято, и ничего не изменено.</translation>
    </message>
    <message>
        <source>Bytes here are not what was signed or sealed; see the check.</source>
        <translation>Данные здесь не те, что были подписаны или запечатаны; смотрите проверку.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>Здесь такого нет.</translation>
    </message>
    <message>
        <source>The line did not answer; trying again may help.</source>
        <translation>Связь не ответила; можно попробовать ещё раз.</translation>
    </message>
    <message>
        <source>This is not allowed here and now; nothing was changed.</source>
        <translation>Здесь и сейчас это не разрешено; ничего не изменено.</translation>
    </message>
    <message>
        <source>This is a mistake of ours; nothing saved is lost.</source>
        <translation>Это наша ошибка; из сохранённого ничего не пропало.</translation>
    </message>
</context>
</TS>
