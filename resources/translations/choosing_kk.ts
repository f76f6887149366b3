<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
    <context>
        <name>Choosing</name>
        <message>
            <source>Name</source>
            <translation>Аты</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Көлемі</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Өзгертілген</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>қалта</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Жоғары</translation>
        </message>
        <message>
            <source>Folder or file, as a path</source>
            <translation>Қалта не файл: жолы</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Орындар</translation>
        </message>
        <message>
            <source>Name of the file</source>
            <translation>Файлдың аты</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Болдырмау</translation>
        </message>
        <message>
            <source>Files and folders</source>
            <translation>Файлдар мен қалталар</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Үй қалтасы</translation>
        </message>
        <message>
            <source>Desktop</source>
            <translation>Жұмыс үстелі</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Құжаттар</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Жүктемелер</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>Файлдарды таңдаңыз</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Қалтаны таңдаңыз</translation>
        </message>
        <message>
            <source>Where is it to be written?</source>
            <translation>Қайда жазылсын?</translation>
        </message>
        <message>
            <source>Take these</source>
            <translation>Осыларды алу</translation>
        </message>
        <message>
            <source>Take this folder</source>
            <translation>Осы қалтаны алу</translation>
        </message>
        <message>
            <source>Write it here</source>
            <translation>Осында жазу</translation>
        </message>
    </context>
</TS>
