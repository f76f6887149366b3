<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Authorities</name>
    <message numerus="yes">
        <source>%n older timestamps, to be renewed</source>
        <translation>
            <numerusform>%n older timestamp, to be renewed</numerusform>
            <numerusform>%n older timestamps, to be renewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger of {member}, %n entries</source>
        <translation>
            <numerusform>The ledger of {member}, %n entry</numerusform>
            <numerusform>The ledger of {member}, %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This laptop&apos;s ledger, %n entries</source>
        <translation>
            <numerusform>This laptop&apos;s ledger, %n entry</numerusform>
            <numerusform>This laptop&apos;s ledger, %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
