<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n items, numbered {first} to {last}.</source>
        <translation>
            <numerusform>One item, numbered {first} to {last}.</numerusform>
            <numerusform>%n items, numbered {first} to {last}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries changed it or added to it; nothing was overwritten, and each stands in the history.</source>
        <translation>
            <numerusform>One later entry changed it or added to it; nothing was overwritten, and it stands in the history.</numerusform>
            <numerusform>%n later entries changed it or added to it; nothing was overwritten, and each stands in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries of it are not timestamped yet.</source>
        <translation>
            <numerusform>%n later entry of it is not timestamped yet.</numerusform>
            <numerusform>%n later entries of it are not timestamped yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries cannot be read here.</source>
        <translation>
            <numerusform>One of its entries cannot be read here.</numerusform>
            <numerusform>%n of its entries cannot be read here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them may not go in: leave them out, or say below who decides otherwise.</source>
        <translation>
            <numerusform>One of them may not go in: leave it out, or say who decides otherwise.</numerusform>
            <numerusform>%n of them may not go in: leave them out, or say who decides otherwise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timestamps came.</source>
        <translation>
            <numerusform>%n timestamp came.</numerusform>
            <numerusform>%n timestamps came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Numbers {first} to {last}, %n items.</source>
        <translation>
            <numerusform>Number {first} to {last}, one item.</numerusform>
            <numerusform>Numbers {first} to {last}, %n items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are no longer here; their hashes are, and still bind them.</source>
        <translation>
            <numerusform>Parts of one entry are no longer here; their hashes are, and still bind them.</numerusform>
            <numerusform>Parts of %n entries are no longer here; their hashes are, and still bind them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are sealed and not read here.</source>
        <translation>
            <numerusform>Parts of one entry are sealed and not read here.</numerusform>
            <numerusform>Parts of %n entries are sealed and not read here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you cannot open here</source>
        <translation>
            <numerusform>%n you cannot open here</numerusform>
            <numerusform>%n you cannot open here</numerusform>
        </translation>
    </message>
</context>
</TS>
