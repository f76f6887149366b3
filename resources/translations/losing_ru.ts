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
        <source>Decide the earliest time at which it may have been in other hands: what was confirmed before counts, everything else comes into doubt.</source>
        <translation>Решите, с какого самого раннего времени оно могло быть в чужих руках: подтверждённое до того остаётся в силе, всё остальное попадает под сомнение.</translation>
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
        <source>In this laptop&apos;s time; empty means now.</source>
        <translation>По времени этого ноутбука; пусто — значит сейчас.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>New keys have begun; send them now.</source>
        <translation>Начали действовать новые ключи; отправьте их сейчас.</translation>
    </message>
    <message>
        <source>No other device is known here.</source>
        <translation>Другие устройства здесь неизвестны.</translation>
    </message>
    <message>
        <source>Nothing but receipts goes to it any more, a relay turns it away, and new keys begin for the mission. If the person may restore a backup of a device that was only lost, take in what the restored one sends before you do this: what is restored from a device that was shut out is shut out too.</source>
        <translation>Туда больше не уйдёт ничего, кроме расписок, ретранслятор его не пустит, и у миссии начнут действовать новые ключи. Если устройство просто потеряно и человек восстановит архив из резервной копии, сначала примите то, что пришлёт восстановленный: восстановленное с отключённого устройства тоже отключено.</translation>
    </message>
    <message>
        <source>Nothing of it is in doubt while it is not shut out.</source>
        <translation>Пока оно не отключено, ничто с него не под сомнением.</translation>
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
        <source>Write the time as 2026-11-22 06:00, in this laptop&apos;s time.</source>
        <translation>Напишите время так: 2026-11-22 06:00, по времени этого ноутбука.</translation>
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
        <source>{device} is shut out, {since}. This cannot be taken back.</source>
        <translation>{device}: устройство отключается {since}. Это нельзя отменить.</translation>
    </message>
</context>
</TS>
