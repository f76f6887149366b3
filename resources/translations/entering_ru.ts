<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Entering</name>
    <message>
        <source>A new archive</source>
        <translation>Новый архив</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message numerus="yes">
        <source>Any %n of these are enough.</source>
        <translation>
            <numerusform>Достаточно любой %n из них.</numerusform>
            <numerusform>Достаточно любых %n из них.</numerusform>
            <numerusform>Достаточно любых %n из них.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Begin without trying it</source>
        <translation>Начать, не пробуя</translation>
    </message>
    <message>
        <source>Bringing the keys back from the shares</source>
        <translation>Восстанавливаем ключи из долей</translation>
    </message>
    <message>
        <source>Call them and let them read theirs. If one word differs, send nothing and ask by another road. Until both sides have compared, this laptop is pending.</source>
        <translation>Позвоните в штаб, и пусть там прочитают свои слова. Если хоть одно слово другое, ничего не отправляйте и уточните другим путём. Пока обе стороны не сверили слова, этот ноутбук ждёт подтверждения.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбрать файл</translation>
    </message>
    <message>
        <source>Choose a passphrase, or have words made for you.</source>
        <translation>Придумайте парольную фразу или возьмите подобранные слова.</translation>
    </message>
    <message>
        <source>Choose the invitation file you were given.</source>
        <translation>Выберите файл приглашения, который вам дали.</translation>
    </message>
    <message>
        <source>Compare these eight words with headquarters.</source>
        <translation>Сверьте эти восемь слов со штабом.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Eight words</source>
        <translation>Восемь слов</translation>
    </message>
    <message>
        <source>Four letters of each are enough.</source>
        <translation>Достаточно четырёх букв от каждого.</translation>
    </message>
    <message>
        <source>Give the mission a name.</source>
        <translation>Дайте миссии название.</translation>
    </message>
    <message>
        <source>Give them to different people. Together they bring the mission&apos;s keys back when this laptop is lost; they exist nowhere else and are not shown again.</source>
        <translation>Отдайте их разным людям. Вместе они вернут ключи миссии, если этот ноутбук потеряется; больше их нигде нет, и второй раз их не покажут.</translation>
    </message>
    <message>
        <source>Give this laptop a name; only you will see it.</source>
        <translation>Дайте ноутбуку название; его увидите только вы.</translation>
    </message>
    <message>
        <source>How do you begin?</source>
        <translation>С чего вы начинаете?</translation>
    </message>
    <message>
        <source>I begin alone on this laptop</source>
        <translation>Я начинаю без миссии, только на этом ноутбуке</translation>
    </message>
    <message>
        <source>I set up a mission and will invite others</source>
        <translation>Я создаю миссию и буду приглашать других</translation>
    </message>
    <message>
        <source>I was given an invitation and six words</source>
        <translation>Мне дали приглашение и шесть слов</translation>
    </message>
    <message>
        <source>Invitation file</source>
        <translation>Файл приглашения</translation>
    </message>
    <message>
        <source>It stands only in this archive, encrypted like all the rest.</source>
        <translation>Название хранится только в этом архиве, зашифрованным, как и всё остальное.</translation>
    </message>
    <message>
        <source>Make seven words for me</source>
        <translation>Подобрать семь слов</translation>
    </message>
    <message>
        <source>Making the archive, a few seconds</source>
        <translation>Создаём архив, несколько секунд</translation>
    </message>
    <message>
        <source>Name of the mission</source>
        <translation>Название миссии</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Название этого ноутбука</translation>
    </message>
    <message>
        <source>Nobody can reset it: not we, not headquarters. If it is forgotten, what is only on this laptop is gone for good. What has reached headquarters stays there.</source>
        <translation>Сбросить её не может никто: ни мы, ни штаб. Если её забыть, то, что есть только на этом ноутбуке, пропадёт навсегда. То, что дошло до штаба, останется там.</translation>
    </message>
    <message>
        <source>Not tried yet. Press the keys named above, or go to the button with Tab to begin without.</source>
        <translation>Ещё не испытано. Нажмите названные выше клавиши или перейдите клавишей Tab к кнопке, чтобы начать без этого.</translation>
    </message>
    <message>
        <source>Now, while a mistake costs nothing. The archive is made after this.</source>
        <translation>Сейчас, пока ошибка ничего не стоит. Архив создаётся после этого.</translation>
    </message>
    <message>
        <source>One share a line. The mission begins when its recovery has worked once.</source>
        <translation>По одной доле в строке. Миссия начнётся, когда восстановление один раз удастся.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Opening, about a second</source>
        <translation>Открываем, около секунды</translation>
    </message>
    <message>
        <source>Others will be invited into it. Its keys will be yours to guard, and on the next pages their recovery is written on paper.</source>
        <translation>В неё пригласят других. Её ключи будете хранить вы; на следующих страницах вы запишете на бумагу доли, которыми их можно вернуть.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Seven words drawn by chance are easier to keep in mind than letters and signs, and stronger. You see them here so that you can learn them; look who is behind you.</source>
        <translation>Семь случайных слов запомнить легче, чем буквы и знаки, и они надёжнее. Здесь их видно, чтобы вы могли их выучить; посмотрите, кто стоит за спиной.</translation>
    </message>
    <message>
        <source>Share {number}</source>
        <translation>Доля {number}</translation>
    </message>
    <message>
        <source>Shares, one a line</source>
        <translation>Доли, по одной в строке</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Шесть слов</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Шаг {number} из {count}</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Надёжность</translation>
    </message>
    <message>
        <source>Taking back what was begun</source>
        <translation>Убираем начатое</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Не открылось.</translation>
    </message>
    <message>
        <source>The file came from your headquarters; the six words came by another road, best by voice. It works once.</source>
        <translation>Файл пришёл из вашего штаба, а шесть слов — другим путём, лучше всего голосом. Приглашение действует один раз.</translation>
    </message>
    <message>
        <source>The invitation is opened by six words.</source>
        <translation>Приглашение открывают шесть слов.</translation>
    </message>
    <message>
        <source>This is not what you chose. Look at it again with Back, then type it.</source>
        <translation>Это не то, что вы выбрали. Вернитесь кнопкой «Назад», посмотрите ещё раз и введите.</translation>
    </message>
    <message>
        <source>Try the key for the moment when someone comes in.</source>
        <translation>Попробуйте клавиши на случай, если кто-то войдёт.</translation>
    </message>
    <message numerus="yes">
        <source>Type %n of them.</source>
        <translation>
            <numerusform>Введите %n из них.</numerusform>
            <numerusform>Введите %n из них.</numerusform>
            <numerusform>Введите %n из них.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type it again, from memory.</source>
        <translation>Введите её ещё раз, по памяти.</translation>
    </message>
    <message>
        <source>Type them back from the paper.</source>
        <translation>Введите доли с бумаги.</translation>
    </message>
    <message>
        <source>What do you call this laptop?</source>
        <translation>Как вы назовёте этот ноутбук?</translation>
    </message>
    <message>
        <source>What is your mission called?</source>
        <translation>Как называется ваша миссия?</translation>
    </message>
    <message>
        <source>Which invitation, and which six words?</source>
        <translation>Какое приглашение и какие шесть слов?</translation>
    </message>
    <message>
        <source>Which passphrase opens it?</source>
        <translation>Какая парольная фраза будет его открывать?</translation>
    </message>
    <message>
        <source>Would be guessed within days or weeks. Make it longer.</source>
        <translation>Подберут за дни или недели. Сделайте длиннее.</translation>
    </message>
    <message>
        <source>Would be guessed within hours. Do not use it.</source>
        <translation>Подберут за несколько часов. Не берите её.</translation>
    </message>
    <message>
        <source>Would hold for years against many computers.</source>
        <translation>Выдержит годы подбора на многих компьютерах.</translation>
    </message>
    <message>
        <source>Would hold longer than anyone will try.</source>
        <translation>Продержится дольше, чем кто-либо будет подбирать.</translation>
    </message>
    <message>
        <source>Write each share on its own sheet of paper.</source>
        <translation>Запишите каждую долю на отдельный лист бумаги.</translation>
    </message>
    <message>
        <source>You can begin alone and join a mission later; nothing is lost by it.</source>
        <translation>Можно начать и без миссии, а присоединиться к ней потом; от этого ничего не теряется.</translation>
    </message>
    <message>
        <source>Your hands should know it before they need it.</source>
        <translation>Руки должны знать их раньше, чем они понадобятся.</translation>
    </message>
</context>
</TS>
