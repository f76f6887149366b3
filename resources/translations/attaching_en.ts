<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files are saved.</source>
        <translation>
            <numerusform>One file is saved.</numerusform>
            <numerusform>%n files are saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files to go; notes can go on.</source>
        <translation>
            <numerusform>One file to go; notes can go on.</numerusform>
            <numerusform>%n files to go; notes can go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not; see why.</source>
        <translation>
            <numerusform>One was not; see why.</numerusform>
            <numerusform>%n were not; see why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is text, not a file: %n letters.</source>
        <translation>
            <numerusform>This is text, not a file: one letter.</numerusform>
            <numerusform>This is text, not a file: %n letters.</numerusform>
        </translation>
    </message>
</context>
</TS>
