<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Giving</name>
    <message>
        <source>A form for reports, from the file it is written in, goes to every observer with the next sync. What was answered in an older version stays with that version.</source>
        <translation>Форма отчёта из файла, в котором она написана, уходит каждому наблюдателю со следующей отправкой. То, что заполнено по прежней версии, при ней и остаётся.</translation>
    </message>
    <message>
        <source>A working copy of this and of all that stands under it goes to her laptop with the next sync, also what she wrote herself and sealed. What is for legal staff alone stays here.</source>
        <translation>Рабочая копия этой записи и всего, что к ней относится, уйдёт на её ноутбук при следующем обмене — в том числе то, что она сама написала и запечатала. То, что предназначено только юристам, остаётся здесь.</translation>
    </message>
    <message>
        <source>Case files, working copies, forms</source>
        <translation>Материалы дел, рабочие копии, формы</translation>
    </message>
    <message>
        <source>Forms of the mission</source>
        <translation>Формы миссии</translation>
    </message>
    <message>
        <source>From headquarters, {day}</source>
        <translation>От штаба, {day}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Выдать</translation>
    </message>
    <message>
        <source>Give to an observer</source>
        <translation>Выдать наблюдателю</translation>
    </message>
    <message>
        <source>Given to {members}</source>
        <translation>Выдано: {members}</translation>
    </message>
    <message>
        <source>Headquarters has given nothing to this laptop.</source>
        <translation>Штаб ничего не выдавал на этот ноутбук.</translation>
    </message>
    <message>
        <source>Headquarters took this back: {why}</source>
        <translation>Штаб отозвал выдачу: {why}</translation>
    </message>
    <message>
        <source>Kept. It goes with the next sync.</source>
        <translation>Сохранено. Уйдёт при следующем обмене.</translation>
    </message>
    <message>
        <source>Kept: {form} {version}. It goes with the next sync.</source>
        <translation>Сохранено: {form} {version}. Уйдёт со следующей отправкой.</translation>
    </message>
    <message>
        <source>No form was sent yet; those of the program are with all.</source>
        <translation>Формы ещё не отправлялись; встроенные есть у всех.</translation>
    </message>
    <message>
        <source>No observer is admitted to this mission yet, so there is nobody to give to.</source>
        <translation>В эту миссию ещё не допущен ни один наблюдатель, поэтому выдавать некому.</translation>
    </message>
    <message>
        <source>Nothing was given. Open a case or a record, and choose Give to an observer there.</source>
        <translation>Ничего не выдано. Откройте дело или запись и выберите там «Выдать наблюдателю».</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Say why it is taken back: she reads this.</source>
        <translation>Напишите, почему выдача отзывается: она это прочтёт.</translation>
    </message>
    <message>
        <source>Send a form</source>
        <translation>Отправить форму</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать выдачу</translation>
    </message>
    <message>
        <source>Taken back. What she has stays on her laptop until she seals it; nothing new goes after it.</source>
        <translation>Выдача отозвана. То, что у неё есть, останется на её ноутбуке, пока она это не запечатает; нового больше не уйдёт.</translation>
    </message>
    <message>
        <source>This archive is in no mission, so nothing is given or received.</source>
        <translation>Этот архив не входит ни в одну миссию, поэтому ничего не выдаётся и не приходит.</translation>
    </message>
    <message>
        <source>This was given to nobody yet.</source>
        <translation>Это ещё никому не выдано.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What for (she reads this)</source>
        <translation>Для чего (она это прочтёт)</translation>
    </message>
    <message>
        <source>What is known of the case goes to her laptop with the next sync, and what changes later goes after it. Observers&apos; notes and reports, questions, and what is for legal staff alone stay here.</source>
        <translation>То, что известно по делу, уйдёт на её ноутбук при следующем обмене, а позднейшие изменения — вслед. Заметки и отчёты наблюдателей, вопросы и то, что предназначено только юристам, остаются здесь.</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>Что выдано</translation>
    </message>
    <message>
        <source>Whoever opens her laptop can read it there until she seals it, and nothing brings it back.</source>
        <translation>Кто откроет её ноутбук, прочтёт это там, пока она это не запечатает; вернуть выданное нельзя.</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>Почему выдача отзывается</translation>
    </message>
    <message>
        <source>arrived: her laptop says so</source>
        <translation>дошло: это подтвердил её ноутбук</translation>
    </message>
    <message>
        <source>from headquarters</source>
        <translation>от штаба</translation>
    </message>
    <message>
        <source>given by another coordinator</source>
        <translation>передано другим координатором</translation>
    </message>
    <message>
        <source>goes with the next sync</source>
        <translation>уйдёт при следующем обмене</translation>
    </message>
    <message>
        <source>here</source>
        <translation>здесь</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>ещё не пришло</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>в пути</translation>
    </message>
    <message>
        <source>taken back: {why}</source>
        <translation>отозвано: {why}</translation>
    </message>
    <message>
        <source>{what} · from {member} · {day}</source>
        <translation>{what} · от {member} · {day}</translation>
    </message>
    <message>
        <source>{what} · to {member} · {day}</source>
        <translation>{what} · для {member} · {day}</translation>
    </message>
</context>
</TS>
