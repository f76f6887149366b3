<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terms</source>
        <translation>
            <numerusform>%n термин</numerusform>
            <numerusform>%n термина</numerusform>
            <numerusform>%n терминов</numerusform>
        </translation>
    </message>
    <message>
        <source>A key is a place on the keyboard: it is the same under every layout. Choose an act, press Enter, then the key it is to have.</source>
        <translation>Клавиша — это место на клавиатуре, одно и то же при любой раскладке. Выберите действие, нажмите Enter, затем нужную клавишу.</translation>
    </message>
    <message>
        <source>A word, in any of the languages</source>
        <translation>Слово на любом из языков</translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation>Действия и их клавиши</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Как было изначально</translation>
    </message>
    <message>
        <source>Courtroom</source>
        <translation>Зал суда</translation>
    </message>
    <message>
        <source>Courtroom is nearly black, so that the screen draws no eyes.</source>
        <translation>«Зал суда» почти чёрное, чтобы экран не привлекал взглядов.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Find a term</source>
        <translation>Найти термин</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Найти действие</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Словарь терминов</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавиша</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Lock after a pause of</source>
        <translation>Запирать после паузы</translation>
    </message>
    <message>
        <source>Locking ends the program that held the keys, and drafts are kept. When it locks by itself, a recording goes on. It also locks when the lid is closed, the computer sleeps or its screen locks. With “Never” only those lock it.</source>
        <translation>При запирании завершается программа, которая держала ключи; черновики сохраняются. Если архив запирается сам, запись звука продолжается. Он запирается и тогда, когда закрыли крышку, компьютер заснул или заблокирован экран. При выборе «Никогда» — только в этих случаях.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Без клавиши</translation>
    </message>
    <message>
        <source>Of the windows. What you wrote stays as you wrote it.</source>
        <translation>Язык окон. Написанное вами остаётся как есть.</translation>
    </message>
    <message>
        <source>Open the glossary</source>
        <translation>Открыть словарь терминов</translation>
    </message>
    <message>
        <source>Part of an act&apos;s name</source>
        <translation>Часть названия действия</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>Нажмите клавишу</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Термины</translation>
    </message>
    <message>
        <source>The key it is to have</source>
        <translation>Какая клавиша ему нужна</translation>
    </message>
    <message>
        <source>The key of “{act}”, now {key}:</source>
        <translation>Клавиша для «{act}», сейчас {key}:</translation>
    </message>
    <message>
        <source>This act is never without a key.</source>
        <translation>Это действие не может остаться без клавиши.</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>What you choose here is kept in the archive and nowhere else on this computer.</source>
        <translation>Выбранное здесь хранится только в архиве и больше нигде на этом компьютере.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{key} (chosen)</source>
        <translation>{key} (выбрана вами)</translation>
    </message>
    <message>
        <source>{key} is for writing, and stays with the fields.</source>
        <translation>{key} нужна при вводе текста и остаётся за полями.</translation>
    </message>
    <message>
        <source>{key} is the key of “{act}”; change that one first.</source>
        <translation>{key} уже занята действием «{act}»; сначала смените ту.</translation>
    </message>
</context>
</TS>
