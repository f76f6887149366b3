<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Entering</name>
    <message numerus="yes">
        <source>Any %n of these are enough.</source>
        <translation>
            <numerusform>Any %n of these is enough.</numerusform>
            <numerusform>Any %n of these are enough.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Type %n of them.</source>
        <translation>
            <numerusform>Type %n of them.</numerusform>
            <numerusform>Type %n of them.</numerusform>
        </translation>
    </message>
</context>
</TS>
