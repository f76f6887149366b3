<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>Choosing</name>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Изменён</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>папка</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Вверх</translation>
        </message>
        <message>
            <source>Folder or file, as a path</source>
            <translation>Папка или файл: путь</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Места</translation>
        </message>
        <message>
            <source>Name of the file</source>
            <translation>Имя файла</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Files and folders</source>
            <translation>Файлы и папки</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Домашняя папка</translation>
        </message>
        <message>
            <source>Desktop</source>
            <translation>Рабочий стол</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Документы</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Загрузки</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>Выберите файлы</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Выберите папку</translation>
        </message>
        <message>
            <source>Where is it to be written?</source>
            <translation>Куда записать?</translation>
        </message>
        <message>
            <source>Take these</source>
            <translation>Взять эти</translation>
        </message>
        <message>
            <source>Take this folder</source>
            <translation>Взять эту папку</translation>
        </message>
        <message>
            <source>Write it here</source>
            <translation>Записать сюда</translation>
        </message>
    </context>
</TS>
