<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Page</name>
    <message numerus="yes">
        <source>%n asked of someone safer</source>
        <translation>
            <numerusform>%n asked of someone safer</numerusform>
            <numerusform>%n asked of someone safer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured</source>
        <translation>
            <numerusform>%n captured</numerusform>
            <numerusform>%n captured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured in part</source>
        <translation>
            <numerusform>%n captured in part</numerusform>
            <numerusform>%n captured in part</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>%n changed since</numerusform>
            <numerusform>%n changed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be captured</source>
        <translation>
            <numerusform>%n could not be captured</numerusform>
            <numerusform>%n could not be captured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exchanges</source>
        <translation>
            <numerusform>%n exchange</numerusform>
            <numerusform>%n exchanges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone from the site</source>
        <translation>
            <numerusform>%n gone from the site</numerusform>
            <numerusform>%n gone from the site</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines came</source>
        <translation>
            <numerusform>%n line came</numerusform>
            <numerusform>%n lines came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines went</source>
        <translation>
            <numerusform>%n line went</numerusform>
            <numerusform>%n lines went</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not captured</source>
        <translation>
            <numerusform>%n not captured</numerusform>
            <numerusform>%n not captured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>%n of them failed</numerusform>
            <numerusform>%n of them failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things the page asked for were not captured.</source>
        <translation>
            <numerusform>%n thing the page asked for was not captured.</numerusform>
            <numerusform>%n things the page asked for were not captured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a link</source>
        <translation>
            <numerusform>%n without a link</numerusform>
            <numerusform>%n without a link</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what came over %n protected lines</source>
        <translation>
            <numerusform>what came over %n protected line</numerusform>
            <numerusform>what came over %n protected lines</numerusform>
        </translation>
    </message>
</context>
</TS>
