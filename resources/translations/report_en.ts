<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n reports were left out, as they may not leave.</source>
        <translation>
            <numerusform>One report was left out, as it may not leave.</numerusform>
            <numerusform>%n reports were left out, as they may not leave.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>evidence: %n</source>
        <translation>
            <numerusform>evidence: %n</numerusform>
            <numerusform>evidence: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
