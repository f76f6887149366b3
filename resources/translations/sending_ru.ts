<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Sending</name>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are disputed: the device was revoked before they were confirmed.</source>
        <translation>
            <numerusform>%n запись под вопросом: устройство исключили раньше, чем она была подтверждена.</numerusform>
            <numerusform>%n записи под вопросом: устройство исключили раньше, чем они были подтверждены.</numerusform>
            <numerusform>%n записей под вопросом: устройство исключили раньше, чем они были подтверждены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are sealed to a class whose key is not here: kept, not opened.</source>
        <translation>
            <numerusform>%n запись запечатана для тех, чьего ключа здесь нет: она хранится, но не открыта.</numerusform>
            <numerusform>%n записи запечатаны для тех, чьего ключа здесь нет: они хранятся, но не открыты.</numerusform>
            <numerusform>%n записей запечатано для тех, чьего ключа здесь нет: они хранятся, но не открыты.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came from headquarters.</source>
        <translation>
            <numerusform>Из штаба пришла %n запись.</numerusform>
            <numerusform>Из штаба пришли %n записи.</numerusform>
            <numerusform>Из штаба пришло %n записей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came.</source>
        <translation>
            <numerusform>Пришла %n запись.</numerusform>
            <numerusform>Пришли %n записи.</numerusform>
            <numerusform>Пришло %n записей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files known already</source>
        <translation>
            <numerusform>%n файл уже был</numerusform>
            <numerusform>%n файла уже были</numerusform>
            <numerusform>%n файлов уже было</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that these entries name did not come yet.</source>
        <translation>
            <numerusform>%n файл, названный в этих записях, ещё не пришёл.</numerusform>
            <numerusform>%n файла, названные в этих записях, ещё не пришли.</numerusform>
            <numerusform>%n файлов, названных в этих записях, ещё не пришло.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were removed; headquarters holds them.</source>
        <translation>
            <numerusform>Удалён %n файл; он есть в штабе.</numerusform>
            <numerusform>Удалены %n файла; они есть в штабе.</numerusform>
            <numerusform>Удалено %n файлов; они есть в штабе.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n уже была</numerusform>
            <numerusform>%n уже были</numerusform>
            <numerusform>%n уже было</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files wait</source>
        <translation>
            <numerusform>ждёт ещё %n файл</numerusform>
            <numerusform>ждут ещё %n файла</numerusform>
            <numerusform>ждут ещё %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this sort</source>
        <translation>
            <numerusform>ещё %n такой же</numerusform>
            <numerusform>ещё %n таких же</numerusform>
            <numerusform>ещё %n таких же</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stretches</source>
        <translation>
            <numerusform>ещё %n промежуток</numerusform>
            <numerusform>ещё %n промежутка</numerusform>
            <numerusform>ещё %n промежутков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entries</source>
        <translation>
            <numerusform>%n новая запись</numerusform>
            <numerusform>%n новые записи</numerusform>
            <numerusform>%n новых записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new files</source>
        <translation>
            <numerusform>%n новый файл</numerusform>
            <numerusform>%n новых файла</numerusform>
            <numerusform>%n новых файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its files did not come.</source>
        <translation>
            <numerusform>%n его файл не пришёл.</numerusform>
            <numerusform>%n его файла не пришли.</numerusform>
            <numerusform>%n его файлов не пришли.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels it sent here never came.</source>
        <translation>
            <numerusform>%n посылка, отправленная им сюда, не пришла.</numerusform>
            <numerusform>%n посылки, отправленные им сюда, не пришли.</numerusform>
            <numerusform>%n посылок, отправленных им сюда, не пришли.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were handed over, and its own entries do not say yet that it opened them; the oldest since {when}.</source>
        <translation>
            <numerusform>Ему передана %n посылка, и его собственные записи ещё не говорят, что он её открыл; самая старая — {when}.</numerusform>
            <numerusform>Ему переданы %n посылки, и его собственные записи ещё не говорят, что он их открыл; самая старая — {when}.</numerusform>
            <numerusform>Ему передано %n посылок, и его собственные записи ещё не говорят, что он их открыл; самая старая — {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were withheld or lost on the way: they go again with the next sync.</source>
        <translation>
            <numerusform>%n посылку ему утаили или потеряли в пути: она уйдёт снова при следующем обмене.</numerusform>
            <numerusform>%n посылки ему утаили или потеряли в пути: они уйдут снова при следующем обмене.</numerusform>
            <numerusform>%n посылок ему утаили или потеряли в пути: они уйдут снова при следующем обмене.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipts came.</source>
        <translation>
            <numerusform>Пришла %n расписка.</numerusform>
            <numerusform>Пришли %n расписки.</numerusform>
            <numerusform>Пришло %n расписок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n звукозапись</numerusform>
            <numerusform>%n звукозаписи</numerusform>
            <numerusform>%n звукозаписей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings wait sealed to be taken in.</source>
        <translation>
            <numerusform>%n звукозапись ждёт в запечатанном виде, пока её примут в архив.</numerusform>
            <numerusform>%n звукозаписи ждут в запечатанном виде, пока их примут в архив.</numerusform>
            <numerusform>%n звукозаписей ждут в запечатанном виде, пока их примут в архив.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed entries</source>
        <translation>
            <numerusform>%n запечатанная запись</numerusform>
            <numerusform>%n запечатанные записи</numerusform>
            <numerusform>%n запечатанных записей</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup, opened by the passphrase</source>
        <translation>Резервная копия, открывается парольной фразой</translation>
    </message>
    <message>
        <source>A courier file, sealed</source>
        <translation>Файл для курьера, запечатан</translation>
    </message>
    <message>
        <source>A file taken out of the archive, readable</source>
        <translation>Файл, вынесенный из архива, читается</translation>
    </message>
    <message>
        <source>A laptop that crosses a border may be opened there. What is at headquarters need not be on it.</source>
        <translation>Ноутбук на границе могут открыть. То, что уже в штабе, не обязано на нём лежать.</translation>
    </message>
    <message>
        <source>A printed paper, readable</source>
        <translation>Распечатанная бумага, её можно прочитать</translation>
    </message>
    <message>
        <source>A receipt, an answer, a form or a case comes as a file too. Several parts of one parcel are brought in together.</source>
        <translation>Расписка, ответ, анкета или дело тоже приходят файлом. Части одной посылки принимают вместе.</translation>
    </message>
    <message>
        <source>A relay cannot open what goes by it. It learns the network address you come from, when, and how much, rounded up; no names, no roles, no words. Through Tor it does not learn the address, and whoever watches your line sees Tor in place of the relay.</source>
        <translation>Ретранслятор не может открыть то, что идёт через него. Он узнаёт сетевой адрес, с которого вы пришли, когда и сколько, с округлением вверх; ни имён, ни ролей, ни слов. Через Tor он не узнаёт адреса, а тот, кто следит за вашей связью, видит вместо ретранслятора Tor.</translation>
    </message>
    <message>
        <source>After this, nobody can read on this laptop: {what}. Nor can you.</source>
        <translation>После этого никто не прочтёт на этом ноутбуке: {what}. И вы тоже.</translation>
    </message>
    <message>
        <source>An exhibit, readable</source>
        <translation>Комплект для суда, читается</translation>
    </message>
    <message>
        <source>An export, readable</source>
        <translation>Выгрузка, читается</translation>
    </message>
    <message>
        <source>Another machine answered in the relay&apos;s place. The login page of a hotel&apos;s network does this, and so does whoever listens in. Nothing was sent; sign in to the network, or take another line.</source>
        <translation>Вместо ретранслятора ответила другая машина. Так делает страница входа в сеть гостиницы — и тот, кто подслушивает. Ничего не отправлено; войдите в сеть или возьмите другую связь.</translation>
    </message>
    <message>
        <source>Ask about the chosen line</source>
        <translation>Вопрос о выбранной строке</translation>
    </message>
    <message>
        <source>Ask for it again. What came before is not touched by it.</source>
        <translation>Попросите прислать ещё раз. Того, что пришло раньше, это не коснулось.</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>В штабе</translation>
    </message>
    <message>
        <source>At the relay</source>
        <translation>На ретрансляторе</translation>
    </message>
    <message>
        <source>Before a border: send, seal, remove, and see what remains here.</source>
        <translation>Перед границей: отправить, запечатать, удалить и увидеть, что здесь остаётся.</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Принять файл</translation>
    </message>
    <message>
        <source>Bring in parcels</source>
        <translation>Принять посылки</translation>
    </message>
    <message>
        <source>By a line or a folder</source>
        <translation>По связи или через папку</translation>
    </message>
    <message>
        <source>By this laptop&apos;s clock the relay&apos;s certificate is not valid. Set the clock, or use the relay&apos;s whole address. Nothing was sent.</source>
        <translation>По часам этого ноутбука сертификат ретранслятора недействителен. Поставьте часы или введите адрес ретранслятора целиком. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Change the road</source>
        <translation>Изменить путь</translation>
    </message>
    <message>
        <source>Confirmed by a signed receipt: headquarters holds it.</source>
        <translation>Подтверждено подписанной распиской: это есть в штабе.</translation>
    </message>
    <message>
        <source>Coordinator {member} lacks of it, as of {when}: entries {entries}, files {files}.</source>
        <translation>У координатора {member} на {when} нет из этого: записей — {entries}, файлов — {files}.</translation>
    </message>
    <message>
        <source>Copied or lost: what to do</source>
        <translation>Скопировано или потеряно: что делать</translation>
    </message>
    <message>
        <source>Courier file</source>
        <translation>Файл для курьера</translation>
    </message>
    <message>
        <source>Delete it yourself, and empty the trash.</source>
        <translation>Удалите сами и очистите корзину.</translation>
    </message>
    <message>
        <source>Device {id}</source>
        <translation>Устройство {id}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Drop parcels here, all parts of one together, or open them. They may come late, twice or out of order: the archive is the same.</source>
        <translation>Перетащите посылки сюда, все части одной вместе, или откройте их. Они могут прийти поздно, дважды или не по порядку: архив получится тот же.</translation>
    </message>
    <message>
        <source>Empty for the way this laptop is set up; .onion addresses go through Tor by themselves. Tor for all else: socks5h://127.0.0.1:9050</source>
        <translation>Пусто — как настроен этот ноутбук; адреса .onion сами идут через Tor. Чтобы и остальное шло через Tor: socks5h://127.0.0.1:9050</translation>
    </message>
    <message>
        <source>Enter keeps the question under that record.</source>
        <translation>Enter сохраняет вопрос под этой записью.</translation>
    </message>
    <message>
        <source>Files that can be read</source>
        <translation>Файлы, которые можно прочитать</translation>
    </message>
    <message>
        <source>Files that headquarters holds</source>
        <translation>Файлы, которые есть в штабе</translation>
    </message>
    <message>
        <source>Files that wait</source>
        <translation>Файлы ждут отправки</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Папка: {folder}</translation>
    </message>
    <message>
        <source>From {sender}: brought before, nothing new in it</source>
        <translation>От {sender}: уже принимали, нового нет</translation>
    </message>
    <message>
        <source>From {sender}: taken in, and something is to be looked at</source>
        <translation>От {sender}: принято, но кое на что надо посмотреть</translation>
    </message>
    <message>
        <source>From {sender}: whole, nothing is missing</source>
        <translation>От {sender}: всё цело, ничего не пропущено</translation>
    </message>
    <message>
        <source>Half-typed text is kept as notes and sealed with the rest.</source>
        <translation>Недописанное сохраняется заметками и запечатывается вместе со всем.</translation>
    </message>
    <message>
        <source>Handed to the relay, which cannot open it, and not confirmed yet.</source>
        <translation>Передано ретранслятору, который не может это открыть; подтверждения ещё нет.</translation>
    </message>
    <message>
        <source>Handed to the relay. It counts as arrived when the receipt comes back.</source>
        <translation>Передано ретранслятору. Считается доставленным, когда вернётся расписка.</translation>
    </message>
    <message>
        <source>Headquarters has confirmed everything; nothing waits.</source>
        <translation>Штаб подтвердил всё; ничто не ждёт отправки.</translation>
    </message>
    <message>
        <source>Headquarters has not confirmed {what}. If they are nowhere else, they are lost for good.</source>
        <translation>Штаб не подтвердил: {what}. Если этого больше нигде нет, оно пропадёт навсегда.</translation>
    </message>
    <message>
        <source>Here only</source>
        <translation>Только здесь</translation>
    </message>
    <message>
        <source>History {number}: entries {size}, root {root}</source>
        <translation>История {number}: записей — {size}, корень {root}</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Сколько сделано</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>Сколько записано</translation>
    </message>
    <message>
        <source>How much went</source>
        <translation>Сколько ушло</translation>
    </message>
    <message>
        <source>How this archive is to call them</source>
        <translation>Как называть этого человека в этом архиве</translation>
    </message>
    <message>
        <source>In a parcel, and not confirmed: it may be on a stick, half sent, or lost. Until it is confirmed, count it as being on this laptop alone.</source>
        <translation>В посылке, но не подтверждено: может быть на флешке, отправлено наполовину или потеряно. Пока не подтверждено, считайте, что оно только на этом ноутбуке.</translation>
    </message>
    <message>
        <source>Invitation {id}</source>
        <translation>Приглашение {id}</translation>
    </message>
    <message>
        <source>Invite someone</source>
        <translation>Пригласить</translation>
    </message>
    <message>
        <source>It is not a wipe: old blocks of this disk, together with the passphrase, may still open what was sealed. Copies and backups elsewhere are not touched.</source>
        <translation>Это не стирание: старые блоки диска вместе с парольной фразой ещё могут открыть запечатанное. Копии в других местах не затронуты.</translation>
    </message>
    <message>
        <source>It is not a wipe: the archive stays, and old blocks of the disk may still hold what was sealed. Without a mission there is nobody to seal to: then it saves and locks.</source>
        <translation>Это не стирание: архив остаётся, и старые блоки диска могут ещё хранить запечатанное. Без миссии запечатывать не для кого: тогда всё сохраняется и закрывается.</translation>
    </message>
    <message>
        <source>It was brought in.</source>
        <translation>Внесено.</translation>
    </message>
    <message>
        <source>It will carry {what}.</source>
        <translation>В нём будет: {what}.</translation>
    </message>
    <message>
        <source>Keys of headquarters</source>
        <translation>Ключи штаба</translation>
    </message>
    <message>
        <source>Keys of headquarters are here: sealing does not stop them from opening what was sent to it.</source>
        <translation>Здесь лежат ключи штаба: запечатывание не мешает открыть ими то, что отправлено в штаб.</translation>
    </message>
    <message>
        <source>Known only in this archive; signed data has a code.</source>
        <translation>Известно только в этом архиве; в подписанных данных стоит код.</translation>
    </message>
    <message>
        <source>Last parcel made: {parcel}. Last receipt from headquarters: {receipt}.</source>
        <translation>Последняя посылка: {parcel}. Последняя расписка из штаба: {receipt}.</translation>
    </message>
    <message>
        <source>Lock and unlock: they are taken in then.</source>
        <translation>Закройте и откройте архив: тогда они будут приняты.</translation>
    </message>
    <message>
        <source>Looking for the road …</source>
        <translation>Ищем путь …</translation>
    </message>
    <message>
        <source>Lost, or to be shut out</source>
        <translation>Потеряно или нужно отключить</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Members of the mission</source>
        <translation>Участники миссии</translation>
    </message>
    <message>
        <source>No device can begin with this invitation any more. This cannot be taken back.</source>
        <translation>С этим приглашением больше не сможет начать ни одно устройство. Это нельзя отменить.</translation>
    </message>
    <message>
        <source>No line now. It is tried again by itself, next at {time}, while this window is open.</source>
        <translation>Связи сейчас нет. Попытка повторится сама, следующая в {time}, пока открыто это окно.</translation>
    </message>
    <message>
        <source>No road is set up. Set up a line with the address headquarters gave, or choose a folder that is carried there: a shared folder, a network drive, a stick.</source>
        <translation>Путь не указан. Настройте связь по адресу, который дал штаб, или выберите папку, которая туда попадает: общую папку, сетевой диск, флешку.</translation>
    </message>
    <message>
        <source>No stick is plugged in; as soon as one is, it shows here.</source>
        <translation>Флешка не вставлена; как только её вставят, она появится здесь.</translation>
    </message>
    <message>
        <source>No, leave everything as it is</source>
        <translation>Нет, оставить всё как есть</translation>
    </message>
    <message>
        <source>Not received: entries {numbers} of device {device}.</source>
        <translation>Не получены записи {numbers} устройства {device}.</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>On this laptop and nowhere else. If it is lost, this is lost.</source>
        <translation>На этом ноутбуке и больше нигде. Пропадёт он — пропадёт и это.</translation>
    </message>
    <message>
        <source>Open parcels</source>
        <translation>Открыть посылки</translation>
    </message>
    <message>
        <source>Open the page for parcels</source>
        <translation>Открыть страницу посылок</translation>
    </message>
    <message>
        <source>Parcels and receipts</source>
        <translation>Посылки и расписки</translation>
    </message>
    <message>
        <source>Parcels are being checked</source>
        <translation>Посылки проверяются</translation>
    </message>
    <message>
        <source>Passphrases that open the archive</source>
        <translation>Парольные фразы, открывающие архив</translation>
    </message>
    <message>
        <source>Places of sealed entries that arrived</source>
        <translation>Места запечатанных записей, которые дошли</translation>
    </message>
    <message>
        <source>Press {keys} now. Here it is only a rehearsal.</source>
        <translation>Нажмите сейчас {keys}. Здесь это только проба.</translation>
    </message>
    <message>
        <source>Read these eight words to each other, by telephone or face to face:
{words}</source>
        <translation>Прочтите друг другу эти восемь слов, по телефону или при встрече:
{words}</translation>
    </message>
    <message>
        <source>Readable here: {what}.</source>
        <translation>Здесь можно прочитать: {what}.</translation>
    </message>
    <message>
        <source>Receipts written: {files}. Each is sealed to the device it answers.</source>
        <translation>Расписки записаны: {files}. Каждая запечатана для того устройства, которому отвечает.</translation>
    </message>
    <message>
        <source>Recordings not taken in yet, sealed</source>
        <translation>Звукозаписи, ещё не принятые в архив, запечатаны</translation>
    </message>
    <message>
        <source>Recordings not taken in yet, which can be heard</source>
        <translation>Звукозаписи, ещё не принятые в архив, их можно услышать</translation>
    </message>
    <message>
        <source>Records that can be read</source>
        <translation>Записи, которые можно прочитать</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Проба</translation>
    </message>
    <message>
        <source>Rehearse: save, seal everything and lock</source>
        <translation>Проба: сохранить, запечатать всё и закрыть</translation>
    </message>
    <message>
        <source>Relay: {relay}</source>
        <translation>Ретранслятор: {relay}</translation>
    </message>
    <message>
        <source>Relay: {relay}, through {proxy}</source>
        <translation>Ретранслятор: {relay}, через {proxy}</translation>
    </message>
    <message>
        <source>Remove deletes from this laptop {what} that headquarters holds, by its signed receipt. They can be had back only from there.</source>
        <translation>С этого ноутбука удаляется: {what}. По подписанной расписке это есть в штабе, и вернуть его можно только оттуда.</translation>
    </message>
    <message>
        <source>Remove the archive</source>
        <translation>Удалить архив</translation>
    </message>
    <message>
        <source>Remove the archive from this laptop</source>
        <translation>Удалить архив с этого ноутбука</translation>
    </message>
    <message>
        <source>Remove the archive, below.</source>
        <translation>Удалите архив, ниже.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>Удалить их здесь</translation>
    </message>
    <message>
        <source>Remove what headquarters holds</source>
        <translation>Удалить то, что есть в штабе</translation>
    </message>
    <message>
        <source>Remove what headquarters holds.</source>
        <translation>Удалите то, что есть в штабе.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Revoke for good</source>
        <translation>Отозвать навсегда</translation>
    </message>
    <message>
        <source>Save, seal everything and lock</source>
        <translation>Сохранить, запечатать всё и закрыть</translation>
    </message>
    <message>
        <source>Seal and remove</source>
        <translation>Запечатать и удалить</translation>
    </message>
    <message>
        <source>Seal everything</source>
        <translation>Запечатать всё</translation>
    </message>
    <message>
        <source>Seal everything and lock</source>
        <translation>Запечатать всё и закрыть</translation>
    </message>
    <message>
        <source>Seal everything.</source>
        <translation>Запечатайте всё.</translation>
    </message>
    <message>
        <source>Sealed entries waiting to be sent</source>
        <translation>Запечатанные записи, которые ждут отправки</translation>
    </message>
    <message>
        <source>Sealed, and no longer readable here: {what}.</source>
        <translation>Запечатано и здесь больше не читается: {what}.</translation>
    </message>
    <message>
        <source>Sealing; then Satchel locks.</source>
        <translation>Запечатывается; затем Satchel закроется.</translation>
    </message>
    <message>
        <source>See what came</source>
        <translation>Посмотреть, что пришло</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Отправить и получить</translation>
    </message>
    <message>
        <source>Send them; they stay until a receipt comes.</source>
        <translation>Отправьте их; они остаются, пока не придёт расписка.</translation>
    </message>
    <message>
        <source>Send what waits, and bring the receipt back in</source>
        <translation>Отправить то, что ждёт, и внести обратную расписку</translation>
    </message>
    <message>
        <source>Send when there is a line</source>
        <translation>Отправить, когда будет связь</translation>
    </message>
    <message>
        <source>Sending: {done} of {total}</source>
        <translation>Отправляется: {done} из {total}</translation>
    </message>
    <message>
        <source>Set up a line</source>
        <translation>Настроить связь</translation>
    </message>
    <message>
        <source>Someone with this passphrase could now read everything that was sent to headquarters: its keys are on this laptop.</source>
        <translation>Тот, у кого эта парольная фраза, может сейчас прочитать всё, что отправлено в штаб: его ключи лежат на этом ноутбуке.</translation>
    </message>
    <message>
        <source>Someone with this passphrase could now read: {what}.</source>
        <translation>Тот, у кого эта парольная фраза, может сейчас прочитать: {what}.</translation>
    </message>
    <message>
        <source>Someone with this passphrase could read nothing here now; old blocks of the disk may still hold what was sealed.</source>
        <translation>Тот, у кого эта парольная фраза, сейчас ничего здесь не прочтёт; старые блоки диска могут ещё хранить запечатанное.</translation>
    </message>
    <message>
        <source>Stays as long as the archive does.</source>
        <translation>Остаётся, пока есть архив.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped. No parcel was written; everything is still here.</source>
        <translation>Остановлено. Посылка не записана; всё по-прежнему здесь.</translation>
    </message>
    <message>
        <source>Stopped. What went so far need not go again; everything is still here.</source>
        <translation>Остановлено. То, что уже ушло, снова отправлять не придётся; всё по-прежнему здесь.</translation>
    </message>
    <message>
        <source>Take a folder</source>
        <translation>Выбрать папку</translation>
    </message>
    <message>
        <source>Take this road</source>
        <translation>Взять этот путь</translation>
    </message>
    <message>
        <source>Taking in: {done} of {total}</source>
        <translation>Принимается: {done} из {total}</translation>
    </message>
    <message>
        <source>That was it. In earnest, the window would be gone now, and within two seconds everything on this laptop sealed and locked.</source>
        <translation>Вот и всё. На деле окно сейчас исчезло бы, а через две секунды всё на этом ноутбуке было бы запечатано и закрыто.</translation>
    </message>
    <message>
        <source>The archive is deleted from this laptop, its keys first: from then on no passphrase opens it. Nobody can bring it back, you included.</source>
        <translation>Архив удаляется с этого ноутбука, сначала ключи: с этой минуты его не откроет ни одна парольная фраза. Вернуть его не сможет никто, и вы тоже.</translation>
    </message>
    <message>
        <source>The archive was removed.</source>
        <translation>Архив удалён.</translation>
    </message>
    <message>
        <source>The archive was removed. Other files lie in its folder and were left: {names}.</source>
        <translation>Архив удалён. В его папке лежат другие файлы, они оставлены: {names}.</translation>
    </message>
    <message>
        <source>The archive&apos;s folder</source>
        <translation>Папка архива</translation>
    </message>
    <message>
        <source>The chosen place</source>
        <translation>Выбранное место</translation>
    </message>
    <message>
        <source>The device is not admitted: everything from it is marked pending until both sides have compared the eight words.</source>
        <translation>Устройство не принято: всё от него помечено как ожидающее, пока обе стороны не сверят восемь слов.</translation>
    </message>
    <message>
        <source>The eight words they read to you</source>
        <translation>Восемь слов, которые вам прочли</translation>
    </message>
    <message>
        <source>The keys of headquarters stay on this laptop. Whoever has the passphrase can open with them what was sent to headquarters.</source>
        <translation>Ключи штаба остаются на этом ноутбуке. Тот, у кого есть парольная фраза, может открыть ими то, что отправлено в штаб.</translation>
    </message>
    <message>
        <source>The mission&apos;s own root key is here: it can admit members.</source>
        <translation>Здесь лежит корневой ключ миссии: он может принимать участников.</translation>
    </message>
    <message>
        <source>The proxy does not answer; see that it runs (for .onion addresses: Tor). Everything is still here.</source>
        <translation>Прокси не отвечает; проверьте, что он работает (для адресов .onion — Tor). Всё по-прежнему здесь.</translation>
    </message>
    <message numerus="yes">
        <source>The question is kept and goes with the next sync. %n can be written to a file now.</source>
        <translation>
            <numerusform>Вопрос сохранён и уйдёт со следующей отправкой. Сейчас в файл можно записать %n.</numerusform>
            <numerusform>Вопрос сохранён и уйдёт со следующей отправкой. Сейчас в файл можно записать %n.</numerusform>
            <numerusform>Вопрос сохранён и уйдёт со следующей отправкой. Сейчас в файл можно записать %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The relay does not know this laptop: headquarters has to sync with it first, or has revoked this laptop. Everything is still here; a courier file works.</source>
        <translation>Ретранслятор не знает этот ноутбук: штаб должен сначала сам связаться с ним — или отозвал этот ноутбук. Всё по-прежнему здесь; файл с курьером отправить можно.</translation>
    </message>
    <message>
        <source>The relay&apos;s address</source>
        <translation>Адрес ретранслятора</translation>
    </message>
    <message>
        <source>The road home</source>
        <translation>Путь в штаб</translation>
    </message>
    <message>
        <source>The six words</source>
        <translation>Шесть слов</translation>
    </message>
    <message>
        <source>The stick cannot be written to. No parcel was written; everything is still here.</source>
        <translation>На флешку нельзя записать. Посылка не записана; всё по-прежнему здесь.</translation>
    </message>
    <message>
        <source>The stick is full. No parcel was written; everything is still here. Make room on it, or take another.</source>
        <translation>Флешка заполнена. Посылка не записана; всё по-прежнему здесь. Освободите на ней место или возьмите другую.</translation>
    </message>
    <message>
        <source>The stick was pulled out. The parcel on it is incomplete and will be refused; everything is still here. Make it again.</source>
        <translation>Флешку вынули. Посылка на ней неполная, её не примут; всё по-прежнему здесь. Запишите её ещё раз.</translation>
    </message>
    <message>
        <source>The whole line, with what stands after the # sign.</source>
        <translation>Вся строка целиком, вместе с тем, что после знака #.</translation>
    </message>
    <message>
        <source>The window is gone at once, and the program within two seconds. If there was not time to seal everything, it is sealed when the archive is next opened, before anything is shown.</source>
        <translation>Окно исчезает сразу, программа — через две секунды. Если запечатать успели не всё, это сделается при следующем открытии архива, прежде чем что-либо покажется.</translation>
    </message>
    <message>
        <source>The words agree. The admission goes with the next answer to them.</source>
        <translation>Слова совпали. Допуск уйдёт со следующим ответом.</translation>
    </message>
    <message>
        <source>The words agree: this is your headquarters.</source>
        <translation>Слова совпали: это ваш штаб.</translation>
    </message>
    <message>
        <source>There is no file that headquarters has confirmed.</source>
        <translation>Нет файлов, которые штаб подтвердил.</translation>
    </message>
    <message>
        <source>There is no line to it now, or it was cut. What went so far need not go again; everything is still here.</source>
        <translation>Связи сейчас нет, или она прервалась. То, что уже ушло, снова отправлять не придётся; всё по-прежнему здесь.</translation>
    </message>
    <message>
        <source>There was nobody to reply to.</source>
        <translation>Отвечать было некому.</translation>
    </message>
    <message>
        <source>There was nothing new to send.</source>
        <translation>Нового для отправки не было.</translation>
    </message>
    <message>
        <source>They agree</source>
        <translation>Совпадают</translation>
    </message>
    <message>
        <source>They may be lost</source>
        <translation>Это может пропасть</translation>
    </message>
    <message>
        <source>This archive is in no mission, so there are no members.</source>
        <translation>Этот архив не входит ни в одну миссию, поэтому участников нет.</translation>
    </message>
    <message>
        <source>This archive is in no mission: there is nobody to send to, and nobody to seal to.</source>
        <translation>Этот архив не входит ни в одну миссию: отправлять некому и запечатывать не для кого.</translation>
    </message>
    <message>
        <source>This archive is itself at headquarters. Its own records count as arrived when another coordinator has confirmed them.</source>
        <translation>Этот архив сам в штабе. Его собственные записи считаются дошедшими, когда их подтвердит другой координатор.</translation>
    </message>
    <message>
        <source>This first</source>
        <translation>Сначала это</translation>
    </message>
    <message>
        <source>This is an archive of headquarters: members may have removed what they sent, and then it is nowhere else. Make a backup first.</source>
        <translation>Это архив штаба: участники могли удалить у себя то, что отправили, и тогда его больше нигде нет. Сначала сделайте резервную копию.</translation>
    </message>
    <message>
        <source>This is not a wipe: a flash disk may keep old blocks for a while. Backups, sticks and what headquarters holds are not touched.</source>
        <translation>Это не стирание: твердотельный диск или флешка могут какое-то время хранить старые блоки. Резервные копии, флешки и то, что есть в штабе, не затронуты.</translation>
    </message>
    <message>
        <source>This was brought in before; nothing new was in it.</source>
        <translation>Это уже вносили; нового в нём не было.</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Через</translation>
    </message>
    <message>
        <source>Travel empty</source>
        <translation>В дорогу налегке</translation>
    </message>
    <message>
        <source>Two histories of one device contradict each other. Both were kept, and neither was merged into the other.</source>
        <translation>Две истории одного устройства противоречат друг другу. Сохранены обе, ни одна не влита в другую.</translation>
    </message>
    <message>
        <source>Two histories of this device contradict each other: its archive was copied or rolled back, and used on. Both are kept. Ask which of them goes on.</source>
        <translation>Две истории этого устройства противоречат друг другу: его архив скопировали или вернули назад и продолжили работу. Сохранены обе. Выясните, какая из них продолжается.</translation>
    </message>
    <message>
        <source>What Satchel cannot see is not on this list: the swap file and hibernation, lists of recent files, the trash, copies you made yourself, the names of sticks once plugged in.</source>
        <translation>Здесь нет того, чего Satchel не видит: файла подкачки и гибернации, списков недавних файлов, корзины, копий, сделанных вами, имён когда-то вставленных флешек.</translation>
    </message>
    <message>
        <source>What answered is not the relay: often it is the login page of this network. Sign in to it in a browser, then try again. Nothing was sent.</source>
        <translation>Ответил не ретранслятор: часто это страница входа в эту сеть. Войдите в неё через браузер и повторите. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что из этого вышло</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Что пришло</translation>
    </message>
    <message>
        <source>What came from {sender}</source>
        <translation>Что пришло от {sender}</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Что приходит обратно</translation>
    </message>
    <message>
        <source>What could be read now</source>
        <translation>Что можно прочитать сейчас</translation>
    </message>
    <message>
        <source>What headquarters has not confirmed stays here as ciphertext only headquarters can open, and still goes with the next parcel ({what}).</source>
        <translation>То, чего штаб не подтвердил, остаётся здесь шифртекстом, который откроет только штаб, и всё равно уйдёт со следующей посылкой ({what}).</translation>
    </message>
    <message>
        <source>What remains on this laptop</source>
        <translation>Что остаётся на этом ноутбуке</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>What will be gone</source>
        <translation>Чего не станет</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>Что где находится</translation>
    </message>
    <message>
        <source>Write it elsewhere</source>
        <translation>Записать в другое место</translation>
    </message>
    <message>
        <source>Write it to {stick}</source>
        <translation>Записать на {stick}</translation>
    </message>
    <message>
        <source>Write the invitation to a file</source>
        <translation>Записать приглашение в файл</translation>
    </message>
    <message>
        <source>Write the questions to a file for the sender</source>
        <translation>Записать вопросы в файл для отправителя</translation>
    </message>
    <message>
        <source>Write the receipt</source>
        <translation>Записать расписку</translation>
    </message>
    <message>
        <source>Written to the folder. It counts as arrived when the receipt comes back.</source>
        <translation>Записано в папку. Считается доставленным, когда вернётся расписка.</translation>
    </message>
    <message>
        <source>Written to {folder}: {names}, {size}. Everything in it is sealed to headquarters. Take the stick out as the system asks; what is in the file counts as arrived when the receipt comes back.</source>
        <translation>Записано в {folder}: {names}, {size}. Всё в нём запечатано для штаба. Выньте флешку так, как просит система; дошедшим это считается, когда вернётся расписка.</translation>
    </message>
    <message>
        <source>Written: {file}. Only {sender} can open it.</source>
        <translation>Записано: {file}. Открыть может только {sender}.</translation>
    </message>
    <message>
        <source>Written: {file}. Say these six words to them, not by the same road. The invitation works once, until {day}.</source>
        <translation>Записано: {file}. Передайте эти шесть слов другим путём, не тем, что файл. Приглашение действует один раз, до {day}.</translation>
    </message>
    <message>
        <source>a second device came with the same invitation: compare the words</source>
        <translation>с тем же приглашением пришло второе устройство: сверьте слова</translation>
    </message>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation>
            <numerusform>осталось около %n дня</numerusform>
            <numerusform>осталось около %n дней</numerusform>
            <numerusform>осталось около %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>осталось около %n часа</numerusform>
            <numerusform>осталось около %n часов</numerusform>
            <numerusform>осталось около %n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>осталось около %n минуты</numerusform>
            <numerusform>осталось около %n минут</numerusform>
            <numerusform>осталось около %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>принят в миссию</translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation>координатор</translation>
    </message>
    <message>
        <source>done</source>
        <translation>сделано</translation>
    </message>
    <message>
        <source>goes first</source>
        <translation>пойдёт первым</translation>
    </message>
    <message>
        <source>how long it takes is not known yet</source>
        <translation>сколько это займёт, пока неизвестно</translation>
    </message>
    <message>
        <source>invitation no longer valid</source>
        <translation>приглашение больше не действует</translation>
    </message>
    <message>
        <source>invited, until {day}</source>
        <translation>приглашение до {day}</translation>
    </message>
    <message>
        <source>legal staff</source>
        <translation>юрист</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>осталось меньше минуты</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ещё не было</translation>
    </message>
    <message>
        <source>no relay is set up</source>
        <translation>ретранслятор не настроен</translation>
    </message>
    <message>
        <source>not confirmed by headquarters: {what}</source>
        <translation>не подтверждено штабом: {what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>nothing of it lies here</source>
        <translation>здесь ничего такого нет</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>наблюдатель</translation>
    </message>
    <message>
        <source>readable here: {what}</source>
        <translation>здесь можно прочитать: {what}</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>исключён</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>чего-то не хватает</translation>
    </message>
    <message>
        <source>still here as ciphertext: {what}</source>
        <translation>ещё лежит здесь шифртекстом: {what}</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>этот ноутбук</translation>
    </message>
    <message>
        <source>this laptop, waiting to be admitted</source>
        <translation>этот ноутбук, ждёт приёма в миссию</translation>
    </message>
    <message>
        <source>two histories</source>
        <translation>две истории</translation>
    </message>
    <message>
        <source>waiting to be admitted: compare the words</source>
        <translation>ждёт приёма в миссию: сверьте слова</translation>
    </message>
    <message>
        <source>{files} ({size})</source>
        <translation>{files} ({size})</translation>
    </message>
    <message>
        <source>{file}: refused; nothing of it was kept</source>
        <translation>{file}: отклонено; ничего из этого не сохранено</translation>
    </message>
    <message>
        <source>{keys} saves what you are typing, seals everything and locks, without a question. Afterwards nobody can read it on this laptop, and neither can you: headquarters can.</source>
        <translation>{keys} сохраняет то, что вы пишете, запечатывает всё и закрывает, ни о чём не спрашивая. После этого никто не прочтёт это на этом ноутбуке, и вы тоже: прочтёт штаб.</translation>
    </message>
</context>
</TS>
