<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Losing</name>
    <message numerus="yes">
        <source>%n devices are shut out.</source>
        <translation>
            <numerusform>%n device is shut out.</numerusform>
            <numerusform>%n devices are shut out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are in doubt.</source>
        <translation>
            <numerusform>%n entry is in doubt.</numerusform>
            <numerusform>%n entries are in doubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries had not been confirmed in time, and are in doubt.</source>
        <translation>
            <numerusform>%n of its entries had not been confirmed in time, and is in doubt.</numerusform>
            <numerusform>%n of its entries had not been confirmed in time, and are in doubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Step 4 is not: %n people have not said that they know.</source>
        <translation>
            <numerusform>Step 4 is not: %n person has not said that they know.</numerusform>
            <numerusform>Step 4 is not: %n people have not said that they know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their first %n entries are the same.</source>
        <translation>
            <numerusform>Their first %n entry is the same.</numerusform>
            <numerusform>Their first %n entries are the same.</numerusform>
        </translation>
    </message>
</context>
</TS>
