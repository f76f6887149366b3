<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Hearing</name>
    <message numerus="yes">
        <source>This hearing is sealed. %n line(s) were kept since this window was opened. Only headquarters can read them; on this laptop nobody can, you included.</source>
        <translation>
            <numerusform>This hearing is sealed. %n line was kept since this window was opened. Only headquarters can read it; on this laptop nobody can, you included.</numerusform>
            <numerusform>This hearing is sealed. %n lines were kept since this window was opened. Only headquarters can read them; on this laptop nobody can, you included.</numerusform>
        </translation>
    </message>
</context>
</TS>
