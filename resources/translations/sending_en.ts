<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Sending</name>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are disputed: the device was revoked before they were confirmed.</source>
        <translation>
            <numerusform>%n entry is disputed: the device was revoked before it was confirmed.</numerusform>
            <numerusform>%n entries are disputed: the device was revoked before they were confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are sealed to a class whose key is not here: kept, not opened.</source>
        <translation>
            <numerusform>%n entry is sealed to a class whose key is not here: kept, not opened.</numerusform>
            <numerusform>%n entries are sealed to a class whose key is not here: kept, not opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came from headquarters.</source>
        <translation>
            <numerusform>%n entry came from headquarters.</numerusform>
            <numerusform>%n entries came from headquarters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came.</source>
        <translation>
            <numerusform>%n entry came.</numerusform>
            <numerusform>%n entries came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files known already</source>
        <translation>
            <numerusform>%n file known already</numerusform>
            <numerusform>%n files known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that these entries name did not come yet.</source>
        <translation>
            <numerusform>%n file that these entries name did not come yet.</numerusform>
            <numerusform>%n files that these entries name did not come yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were removed; headquarters holds them.</source>
        <translation>
            <numerusform>%n file was removed; headquarters holds it.</numerusform>
            <numerusform>%n files were removed; headquarters holds them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files wait</source>
        <translation>
            <numerusform>%n more file waits</numerusform>
            <numerusform>%n more files wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this sort</source>
        <translation>
            <numerusform>%n more of this sort</numerusform>
            <numerusform>%n more of this sort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stretches</source>
        <translation>
            <numerusform>%n more stretch</numerusform>
            <numerusform>%n more stretches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entries</source>
        <translation>
            <numerusform>%n new entry</numerusform>
            <numerusform>%n new entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new files</source>
        <translation>
            <numerusform>%n new file</numerusform>
            <numerusform>%n new files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its files did not come.</source>
        <translation>
            <numerusform>One of its files did not come.</numerusform>
            <numerusform>%n of its files did not come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels it sent here never came.</source>
        <translation>
            <numerusform>One parcel it sent here never came.</numerusform>
            <numerusform>%n parcels it sent here never came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were handed over, and its own entries do not say yet that it opened them; the oldest since {when}.</source>
        <translation>
            <numerusform>One parcel to it was handed over, and its own entries do not say yet that it opened it; since {when}.</numerusform>
            <numerusform>%n parcels to it were handed over, and its own entries do not say yet that it opened them; the oldest since {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were withheld or lost on the way: they go again with the next sync.</source>
        <translation>
            <numerusform>One parcel to it was withheld or lost on the way: it goes again with the next sync.</numerusform>
            <numerusform>%n parcels to it were withheld or lost on the way: they go again with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipts came.</source>
        <translation>
            <numerusform>%n receipt came.</numerusform>
            <numerusform>%n receipts came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings wait sealed to be taken in.</source>
        <translation>
            <numerusform>%n recording waits sealed to be taken in.</numerusform>
            <numerusform>%n recordings wait sealed to be taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed entries</source>
        <translation>
            <numerusform>%n sealed entry</numerusform>
            <numerusform>%n sealed entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The question is kept and goes with the next sync. %n can be written to a file now.</source>
        <translation>
            <numerusform>The question is kept and goes with the next sync. %n can be written to a file now.</numerusform>
            <numerusform>The question is kept and goes with the next sync. %n can be written to a file now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation>
            <numerusform>about %n day left</numerusform>
            <numerusform>about %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
</TS>
