<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Losing</name>
    <message numerus="yes">
        <source>%n devices are shut out.</source>
        <translation>
            <numerusform>Отключено %n устройство.</numerusform>
            <numerusform>Отключено %n устройства.</numerusform>
            <numerusform>Отключено %n устройств.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are in doubt.</source>
        <translation>
            <numerusform>Под сомнением %n запись.</numerusform>
            <numerusform>Под сомнением %n записи.</numerusform>
            <numerusform>Под сомнением %n записей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries had not been confirmed in time, and are in doubt.</source>
        <translation>
            <numerusform>%n его запись не была подтверждена вовремя и теперь под сомнением.</numerusform>
            <numerusform>%n его записи не были подтверждены вовремя и теперь под сомнением.</numerusform>
            <numerusform>%n его записей не были подтверждены вовремя и теперь под сомнением.</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Find the device</source>
        <translation>1. Найдите устройство</translation>
    </message>
    <message>
        <source>2. Shut it out</source>
        <translation>2. Отключите его</translation>
    </message>
    <message>
        <source>3. See what is in doubt</source>
        <translation>3. Посмотрите, что под сомнением</translation>
    </message>
    <message>
        <source>4. Tell the others</source>
        <translation>4. Сообщите остальным</translation>
    </message>
    <message>
        <source>5. Invite the person again</source>
        <translation>5. Пригласите человека заново</translation>
    </message>
    <message>
        <source>6. Check</source>
        <translation>6. Проверьте</translation>
    </message>
    <message>
        <source>A device is lost</source>
        <translation>Потеряно устройство</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Принять файл</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Проверить всё</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Проверяется …</translation>
    </message>
    <message>
        <source>Choose the device</source>
        <translation>Выберите устройство</translation>
    </message>
    <message>
        <source>Decide the earliest time at which it may have been in other hands: what was confirmed before counts, everything else comes into doubt.</source>
        <translation>Решите, с какого самого раннего времени оно могло быть в чужих руках: подтверждённое до того остаётся в силе, всё остальное попадает под сомнение.</translation>
    </message>
    <message>
        <source>Done: {since}.</source>
        <translation>Сделано: {since}.</translation>
    </message>
    <message>
        <source>Every entry, signature, hash and content holds.</source>
        <translation>Все записи, подписи, хеши и содержимое в порядке.</translation>
    </message>
    <message>
        <source>Every entry, signature, hash and content of this archive is read once more.</source>
        <translation>Все записи, подписи, хеши и содержимое этого архива будут прочитаны ещё раз.</translation>
    </message>
    <message>
        <source>Everything it sent had been confirmed in time.</source>
        <translation>Всё, что с него пришло, было подтверждено вовремя.</translation>
    </message>
    <message>
        <source>History {number}: {count}, {last}; it ends with {root}</source>
        <translation>История {number}: {count}, {last}; заканчивается на {root}</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>If it turns up now, it stays shut out. Whoever has it can still make a file of what was not sent; it is taken in as in doubt.</source>
        <translation>Если оно теперь найдётся, оно останется отключённым. С него всё ещё можно записать файл с тем, что не было отправлено; принято это будет под сомнением.</translation>
    </message>
    <message>
        <source>If the laptop that began the mission is itself in other hands, nobody can shut it out: tell everybody, by a road that is not the mission&apos;s, to send nothing more, begin a new mission and invite them again.</source>
        <translation>Если в чужих руках сам ноутбук, с которого началась миссия, отключить его не может никто: сообщите всем другим путём, не через миссию, чтобы больше ничего не отправляли, начните новую миссию и пригласите всех заново.</translation>
    </message>
    <message>
        <source>In this laptop&apos;s time; empty means now.</source>
        <translation>По времени этого ноутбука; пусто — значит сейчас.</translation>
    </message>
    <message>
        <source>Invite in Members</source>
        <translation>Пригласить на странице «Участники»</translation>
    </message>
    <message>
        <source>Invited since: {names}</source>
        <translation>После этого приглашены: {names}</translation>
    </message>
    <message>
        <source>It could open what was sent to headquarters. Take all of that, up to now, as read by whoever has it; what is sealed from now on is not.</source>
        <translation>Оно могло открывать отправленное в штаб. Считайте, что всё это, до сих пор, прочитано тем, у кого устройство; запечатанное с этой минуты — нет.</translation>
    </message>
    <message>
        <source>New keys have begun; send them now.</source>
        <translation>Начали действовать новые ключи; отправьте их сейчас.</translation>
    </message>
    <message>
        <source>No line? A file for one of them</source>
        <translation>Нет связи? Файл для одного из них</translation>
    </message>
    <message>
        <source>No other coordinator is left then: this laptop alone answers for the mission. Make a backup, and invite another.</source>
        <translation>Других координаторов тогда не останется: за миссию отвечает только этот ноутбук. Сделайте резервную копию и пригласите ещё одного.</translation>
    </message>
    <message>
        <source>No other device is known here.</source>
        <translation>Другие устройства здесь неизвестны.</translation>
    </message>
    <message>
        <source>Nobody of the legal staff is left then: what is for them alone waits until you admit somebody.</source>
        <translation>Юристов тогда не останется: то, что предназначено только им, будет ждать, пока вы кого-нибудь не допустите.</translation>
    </message>
    <message>
        <source>Nobody was invited since it was shut out.</source>
        <translation>С тех пор как оно отключено, никого не приглашали.</translation>
    </message>
    <message>
        <source>Not done since this page was opened.</source>
        <translation>С открытия этой страницы не делалось.</translation>
    </message>
    <message>
        <source>Not done: it still counts.</source>
        <translation>Не сделано: устройство ещё действует.</translation>
    </message>
    <message>
        <source>Not sent yet: {names}</source>
        <translation>Ещё не отправлено: {names}</translation>
    </message>
    <message>
        <source>Nothing but receipts goes to it any more, a relay turns it away, and new keys begin for the mission. If the person may restore a backup of a device that was only lost, take in what the restored one sends before you do this: what is restored from a device that was shut out is shut out too.</source>
        <translation>Туда больше не уйдёт ничего, кроме расписок, ретранслятор его не пустит, и у миссии начнут действовать новые ключи. Если устройство просто потеряно и человек восстановит архив из резервной копии, сначала примите то, что пришлёт восстановленный: восстановленное с отключённого устройства тоже отключено.</translation>
    </message>
    <message>
        <source>Nothing is done yet. The device turned up, or it is another one: choose again or go back, nothing is changed before step 2 has asked you.</source>
        <translation>Ещё ничего не сделано. Если устройство нашлось или дело в другом — выберите снова или вернитесь назад: пока шаг 2 не спросит вас, ничего не меняется.</translation>
    </message>
    <message>
        <source>Nothing of it is in doubt while it is not shut out.</source>
        <translation>Пока оно не отключено, ничто с него не под сомнением.</translation>
    </message>
    <message>
        <source>Older invitations that still work: {names}. If one was on its way to the same person, revoke it.</source>
        <translation>Прежние приглашения, которые ещё действуют: {names}. Если одно из них шло тому же человеку, отзовите его.</translation>
    </message>
    <message>
        <source>On its way; that it came shows with what they send next: {names}</source>
        <translation>В пути; что дошло, покажет их следующая отправка: {names}</translation>
    </message>
    <message>
        <source>Only the archive that began the mission can shut a device out: tell its coordinator at once, and say the device and the earliest time. What is told here helps to find both.</source>
        <translation>Отключить устройство может только архив, с которого началась миссия: сразу сообщите его координатору устройство и самое раннее время. То, что сказано здесь, поможет определить и то и другое.</translation>
    </message>
    <message>
        <source>Send and fetch</source>
        <translation>Отправить и получить</translation>
    </message>
    <message>
        <source>She gets a new invitation, a new archive and a new code; her old entries stay under the old one. Compare the eight words by voice before you admit her.</source>
        <translation>Она получит новое приглашение, новый архив и новый код; её прежние записи остаются под старым. Прежде чем допустить её, сверьте голосом восемь слов.</translation>
    </message>
    <message>
        <source>Shut it out</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Step 4 is done: everybody else knows.</source>
        <translation>Шаг 4 сделан: все остальные знают.</translation>
    </message>
    <message numerus="yes">
        <source>Step 4 is not: %n people have not said that they know.</source>
        <translation>
            <numerusform>Шаг 4 — нет: %n человек ещё не подтвердил, что знает.</numerusform>
            <numerusform>Шаг 4 — нет: %n человека ещё не подтвердили, что знают.</numerusform>
            <numerusform>Шаг 4 — нет: %n человек ещё не подтвердили, что знают.</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps 1 and 2 are done and cannot be taken back.</source>
        <translation>Шаги 1 и 2 сделаны, отменить их нельзя.</translation>
    </message>
    <message>
        <source>Take in what is still on its way: it is kept and marked, not lost. Ask the person which of it is hers, and write that in a note beside it.</source>
        <translation>Примите то, что ещё в пути: оно сохранится с пометкой и не пропадёт. Спросите человека, что из этого его, и напишите об этом в заметке рядом.</translation>
    </message>
    <message>
        <source>The earliest time it may have been in other hands</source>
        <translation>Самое раннее время, когда оно могло быть в чужих руках</translation>
    </message>
    <message>
        <source>The lost device</source>
        <translation>Потерянное устройство</translation>
    </message>
    <message>
        <source>The revocation and the new keys go with whatever you send next. Until it has reached a person, she still seals to the old keys. Coordinators and lawyers first.</source>
        <translation>Отзыв и новые ключи уйдут со следующей отправкой. Пока это не дошло до человека, он запечатывает старыми ключами. Сначала — координаторам и юристам.</translation>
    </message>
    <message numerus="yes">
        <source>Their first %n entries are the same.</source>
        <translation>
            <numerusform>Первая %n запись у них общая.</numerusform>
            <numerusform>Первые %n записи у них общие.</numerusform>
            <numerusform>Первые %n записей у них общие.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nobody else in the mission to be told.</source>
        <translation>В миссии больше некому сообщать.</translation>
    </message>
    <message>
        <source>They know: {names}</source>
        <translation>Знают: {names}</translation>
    </message>
    <message>
        <source>This archive is in no mission.</source>
        <translation>Этот архив не входит ни в одну миссию.</translation>
    </message>
    <message>
        <source>This device has two histories: its archive was copied, or put back to an older state, and used on. Both are kept. Ask the person, by a road that is not the device&apos;s, which of them is hers.</source>
        <translation>У этого устройства две истории: его архив скопировали или вернули к старому состоянию и работали с ним дальше. Сохранены обе. Спросите человека не через это устройство, какая из них его.</translation>
    </message>
    <message>
        <source>What nobody had confirmed before then comes into doubt: it is kept, shown and searched, and marked. New keys begin for the mission. The time cannot be changed afterwards; in doubt take the earlier one.</source>
        <translation>Не подтверждённое до этого времени попадает под сомнение: оно хранится, показывается и ищется, но с пометкой. У миссии начнут действовать новые ключи. Потом это время изменить нельзя; если сомневаетесь, возьмите более раннее.</translation>
    </message>
    <message>
        <source>When a device was lost cannot lie ahead.</source>
        <translation>Время потери не может быть в будущем.</translation>
    </message>
    <message>
        <source>Whoever has the device and its passphrase, or found it unlocked, reads what was not sealed on it, can write entries that its key signs, and can go on from an older state of it. They cannot change what you already confirmed. Without the passphrase they have locked files. The first three steps need no network.</source>
        <translation>Тот, у кого устройство и его парольная фраза, или кто нашёл его разблокированным, прочтёт незапечатанное, сможет делать записи за подписью его ключа и продолжать с более старого состояния. Изменить то, что вы уже подтвердили, он не может. Без парольной фразы у него только закрытые файлы. Для первых трёх шагов сеть не нужна.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Записать файл</translation>
    </message>
    <message>
        <source>Write the time as 2026-11-22 06:00, in this laptop&apos;s time.</source>
        <translation>Напишите время так: 2026-11-22 06:00, по времени этого ноутбука.</translation>
    </message>
    <message>
        <source>Written for {whom}: {files}. Only that device opens it.</source>
        <translation>Записано для {whom}: {files}. Откроет это только то устройство.</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>допущен</translation>
    </message>
    <message>
        <source>as of now</source>
        <translation>с этой минуты</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>с {time}</translation>
    </message>
    <message>
        <source>has not come yet</source>
        <translation>ещё не пришёл</translation>
    </message>
    <message>
        <source>none of them can be read here</source>
        <translation>ни одну из них здесь нельзя прочесть</translation>
    </message>
    <message>
        <source>shut out, as of {time}</source>
        <translation>отключено с {time}</translation>
    </message>
    <message>
        <source>the last of them from {time}</source>
        <translation>последняя от {time}</translation>
    </message>
    <message>
        <source>waits for the eight words</source>
        <translation>ждёт сверки восьми слов</translation>
    </message>
    <message>
        <source>{device} is shut out, {since}. This cannot be taken back.</source>
        <translation>{device}: устройство отключается {since}. Это нельзя отменить.</translation>
    </message>
</context>
</TS>
