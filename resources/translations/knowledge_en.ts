<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Knowledge</name>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations found</source>
        <translation>
            <numerusform>%n citation found</numerusform>
            <numerusform>%n citations found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citations kept. Those with an address wait for capture.</source>
        <translation>
            <numerusform>%n citation kept. If it has an address, it waits for capture.</numerusform>
            <numerusform>%n citations kept. Those with an address wait for capture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n happenings, the first</source>
        <translation>
            <numerusform>%n happening</numerusform>
            <numerusform>%n happenings, the first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already.</source>
        <translation>
            <numerusform>%n here already.</numerusform>
            <numerusform>%n here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters kept, byte for byte.</source>
        <translation>
            <numerusform>%n letter kept, byte for byte.</numerusform>
            <numerusform>%n letters kept, byte for byte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with an address</source>
        <translation>
            <numerusform>%n of them with an address</numerusform>
            <numerusform>%n of them with an address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for an answer</source>
        <translation>
            <numerusform>%n waits for an answer</numerusform>
            <numerusform>%n wait for an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n citations</source>
        <translation>
            <numerusform>Keep %n citation</numerusform>
            <numerusform>Keep %n citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no reply after %n days</source>
        <translation>
            <numerusform>no reply after %n day</numerusform>
            <numerusform>no reply after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no reply after at least %n days</source>
        <translation>
            <numerusform>no reply after at least %n day</numerusform>
            <numerusform>no reply after at least %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
