<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Refusals</name>
    <message>
        <source>That did not open it.</source>
        <translation>Бұл ашпады.</translation>
    </message>
    <message>
        <source>The archive is open in another window; close that one first.</source>
        <translation>Архив басқа терезеде ашық; алдымен соны жабыңыз.</translation>
    </message>
    <message>
        <source>Stopped as you asked; nothing of it was kept.</source>
        <translation>Сұрағаныңыздай тоқтатылды; одан ештеңе сақталмады.</translation>
    </message>
    <message>
        <source>Someone else changed this in the meantime; look at it again and repeat your edit.</source>
        <translation>Осы арада мұны басқа біреу өзгертті; қайта қарап, түзетуіңізді қайталаңыз.</translation>
    </message>
    <message>
        <source>The machine refused: the disk is full, cannot be written, or fails. What was saved before is safe.</source>
        <translation>Компьютер бас тартты: диск толы, жазуға жабық немесе ақаулы. Бұған дейін сақталғаны аман.</translation>
    </message>
    <message>
        <source>The archive is locked; nothing was changed.</source>
        <translation>Архив құлыптаулы; ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>There is no mission to seal this to, so it would be lost; join a mission first.</source>
        <translation>Мұны мөрлейтін миссия жоқ, сондықтан ол жоғалар еді; алдымен миссияға қосылыңыз.</translation>
    </message>
    <message>
        <source>A newer version made this archive; open it with that one.</source>
        <translation>Бұл архивті жаңарақ нұсқа жасаған; соныкімен ашыңыз.</translation>
    </message>
    <message>
        <source>This was not understood, and nothing was changed.</source>
        <translation>Бұл түсініксіз болды, ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>Bytes here are not what was signed or sealed; see the check.</source>
        <translation>Мұндағы деректер қол қойылған не мөрленгенге сай емес; тексеруді қараңыз.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>Мұнда ондай жоқ.</translation>
    </message>
    <message>
        <source>The line did not answer; trying again may help.</source>
        <translation>Байланыс жауап бермеді; қайта көруге болады.</translation>
    </message>
    <message>
        <source>This is not allowed here and now; nothing was changed.</source>
        <translation>Бұл жерде қазір бұған рұқсат жоқ; ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>This is a mistake of ours; nothing saved is lost.</source>
        <translation>Бұл біздің қатеміз; сақталғаннан ештеңе жоғалған жоқ.</translation>
    </message>
</context>
</TS>
