<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n items, numbered {first} to {last}.</source>
        <translation>
            <numerusform>%n предмет, № {first}–{last}.</numerusform>
            <numerusform>%n предмета, номера с {first} по {last}.</numerusform>
            <numerusform>%n предметов, номера с {first} по {last}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries changed it or added to it; nothing was overwritten, and each stands in the history.</source>
        <translation>
            <numerusform>%n более поздняя запись изменила или дополнила её; ничего не затёрто, всё видно в истории.</numerusform>
            <numerusform>%n более поздние записи изменили или дополнили её; ничего не затёрто, всё видно в истории.</numerusform>
            <numerusform>%n более поздних записей изменили или дополнили её; ничего не затёрто, всё видно в истории.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries of it are not timestamped yet.</source>
        <translation>
            <numerusform>Ещё %n более поздняя запись о ней без метки времени.</numerusform>
            <numerusform>Ещё %n более поздние записи о ней без меток времени.</numerusform>
            <numerusform>Ещё %n более поздних записей о ней без меток времени.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries cannot be read here.</source>
        <translation>
            <numerusform>%n её запись журнала здесь прочесть нельзя.</numerusform>
            <numerusform>%n её записи журнала здесь прочесть нельзя.</numerusform>
            <numerusform>%n её записей журнала здесь прочесть нельзя.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them may not go in: leave them out, or say below who decides otherwise.</source>
        <translation>
            <numerusform>%n из них включать нельзя: уберите или укажите, кто решил иначе.</numerusform>
            <numerusform>%n из них включать нельзя: уберите или укажите, кто решил иначе.</numerusform>
            <numerusform>%n из них включать нельзя: уберите или укажите, кто решил иначе.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timestamps came.</source>
        <translation>
            <numerusform>Пришла %n метка времени.</numerusform>
            <numerusform>Пришли %n метки времени.</numerusform>
            <numerusform>Пришло %n меток времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Ответ {number}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation>Спросить об этом</translation>
    </message>
    <message>
        <source>Ask for timestamps now</source>
        <translation>Запросить метки времени</translation>
    </message>
    <message>
        <source>Ask from here</source>
        <translation>Запросить отсюда</translation>
    </message>
    <message>
        <source>Asked in vain, last on {date} at {time} UTC: {why}</source>
        <translation>Запрос не удался, последний раз {date} в {time} UTC: {why}</translation>
    </message>
    <message>
        <source>Before numbers</source>
        <translation>Перед номером</translation>
    </message>
    <message>
        <source>By when it existed, by the clock of others</source>
        <translation>К какому времени это уже было, по чужим часам</translation>
    </message>
    <message>
        <source>Check an exhibit</source>
        <translation>Проверить приложения</translation>
    </message>
    <message>
        <source>Checked just now: the signature of each entry holds, and the words shown are those that were signed. A single letter changed since would break it.</source>
        <translation>Проверено только что: подпись каждой записи верна, и показаны те самые слова, что подписаны. Одна изменённая буква нарушила бы её.</translation>
    </message>
    <message>
        <source>Checking every signature first</source>
        <translation>Сначала проверяется каждая подпись</translation>
    </message>
    <message>
        <source>Checking the exhibit</source>
        <translation>Приложения проверяются</translation>
    </message>
    <message>
        <source>Choose anew</source>
        <translation>Выбрать заново</translation>
    </message>
    <message>
        <source>Choose anew for the exhibit</source>
        <translation>Выбрать для приложений заново</translation>
    </message>
    <message>
        <source>Choose where, and make it</source>
        <translation>Выбрать место и составить</translation>
    </message>
    <message>
        <source>Compare its bytes now</source>
        <translation>Сравнить байты сейчас</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what the maker told you apart from it.</source>
        <translation>Сравните отпечаток с тем, что составитель сообщил вам отдельно.</translation>
    </message>
    <message>
        <source>Compared now: all {size} bytes are those that were signed, to the last one.</source>
        <translation>Сравнено сейчас: все {size} байт те самые, что подписаны, до последнего.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Destroy its words and its file on this laptop too</source>
        <translation>Уничтожить на этом ноутбуке и слова, и файл</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Each entry has its place in the ledger of its device, one after the other: none can be taken out or slipped in between without the others showing it.</source>
        <translation>У каждой записи своё место в журнале устройства, одна за другой: ни убрать, ни вставить запись незаметно для остальных нельзя.</translation>
    </message>
    <message>
        <source>Ed25519 key {key}</source>
        <translation>ключ Ed25519 {key}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Entry {hash}</source>
        <translation>Запись журнала {hash}</translation>
    </message>
    <message>
        <source>Entry {index} of device {device} does not hold: {why}</source>
        <translation>Запись {index} устройства {device} не сходится: {why}</translation>
    </message>
    <message>
        <source>Entry {index} of {size} in the ledger of {device}</source>
        <translation>Запись {index} из {size} в журнале {device}</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Приложения для суда</translation>
    </message>
    <message>
        <source>Exhibit written: {folder}</source>
        <translation>Приложения записаны: {folder}</translation>
    </message>
    <message>
        <source>File last changed</source>
        <translation>Файл изменён</translation>
    </message>
    <message>
        <source>Fingerprint: {hex}</source>
        <translation>Отпечаток: {hex}</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Первый номер</translation>
    </message>
    <message>
        <source>For a technician</source>
        <translation>Для технического специалиста</translation>
    </message>
    <message>
        <source>Headquarters asks for timestamps over all that it receives. If you ask from here, whoever watches this line sees that this laptop has something stamped, and when. Only a number goes out, never a word.</source>
        <translation>Штаб сам запрашивает метки времени на всё, что получает. Если запросить отсюда, тот, кто следит за линией, увидит, что с этого ноутбука что-то заверяют и когда. Наружу уходит только число, ни одного слова.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Как пришло</translation>
    </message>
    <message>
        <source>Into an exhibit</source>
        <translation>В приложения</translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation>То же самое, что</translation>
    </message>
    <message>
        <source>It existed before {date} at {time} UTC: then {authority} stamped the signed head of this ledger, and this record&apos;s first entry stands below it.</source>
        <translation>Это существовало до {date}, {time} UTC: тогда служба {authority} поставила метку на подписанную вершину этого журнала, а первая запись стоит ниже неё.</translation>
    </message>
    <message>
        <source>It existed on {date} at {time} UTC at the latest: then {coordinator} at headquarters signed that the first {size} entries of this ledger were there, and this record&apos;s first entry is among them.</source>
        <translation>Она существовала не позднее {date}, {time} UTC: тогда {coordinator} в штабе подписал(а), что первые {size} записей этого журнала на месте, и первая запись этой записи среди них.</translation>
    </message>
    <message>
        <source>It has to be renewed by {until}: ask for timestamps before then.</source>
        <translation>Её нужно продлить до {until}: запросите метки времени раньше этого дня.</translation>
    </message>
    <message>
        <source>It is shown nowhere any more and goes into no exhibit. That it was there, and why it was withdrawn, stays in the ledger and goes to headquarters.</source>
        <translation>Её больше нигде не покажут и не включат в приложения. То, что она была и почему отозвана, остаётся в журнале и уйдёт в штаб.</translation>
    </message>
    <message>
        <source>It was begun on {date} at {time} by the clock of device {device}, which signed it with a key that only this device has.</source>
        <translation>Запись начата {date} в {time} по часам устройства {device}; оно подписало её ключом, который есть только у него.</translation>
    </message>
    <message>
        <source>It was changed apart by several people; all of it is kept.</source>
        <translation>Её независимо изменили несколько человек; сохранено всё.</translation>
    </message>
    <message>
        <source>Its bytes cannot be opened here, so they are not compared.</source>
        <translation>Его байты здесь открыть нельзя, поэтому они не сравнены.</translation>
    </message>
    <message>
        <source>Its file</source>
        <translation>Её файл</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Language of the exhibit</source>
        <translation>Язык приложений</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Leave out what may not go in</source>
        <translation>Убрать то, что нельзя включать</translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation>Не включать это</translation>
    </message>
    <message>
        <source>Ledger {name}: nobody outside has confirmed when it existed.</source>
        <translation>Журнал {name}: никто извне не подтвердил, когда он существовал.</translation>
    </message>
    <message>
        <source>Lists will show this one only, with everything that names either. Both records stay as they are, and it can be taken back.</source>
        <translation>В списках останется только эта запись со всем, что относится к любой из двух. Обе записи остаются как есть, и это можно отменить.</translation>
    </message>
    <message>
        <source>Make the exhibit</source>
        <translation>Составить приложения для суда</translation>
    </message>
    <message>
        <source>May not go {where}: {why}.</source>
        <translation>Нельзя выносить {where}: {why}.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>Never shown: {words}.</source>
        <translation>Никогда не показывается: {words}.</translation>
    </message>
    <message>
        <source>No receipt covers it yet: when it was made rests on the device&apos;s own clock. Once headquarters has it and answers, their signature says so too.</source>
        <translation>Расписки на неё пока нет: о времени говорят только часы устройства. Когда штаб получит её и ответит, это подтвердит и его подпись.</translation>
    </message>
    <message>
        <source>Nothing forbids that it leaves: no restriction is recorded.</source>
        <translation>Выносить не запрещено: ограничений не записано.</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Пока ничего не выбрано.</translation>
    </message>
    <message>
        <source>Nothing waits to be stamped.</source>
        <translation>Ничто не ждёт метки времени.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message numerus="yes">
        <source>Numbers {first} to {last}, %n items.</source>
        <translation>
            <numerusform>Номера с {first} по {last}: %n предмет.</numerusform>
            <numerusform>Номера с {first} по {last}: %n предмета.</numerusform>
            <numerusform>Номера с {first} по {last}: %n предметов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only one authority says so; a second would be harder to doubt.</source>
        <translation>Так говорит только одна служба; вместе со второй в этом труднее усомниться.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Pages of this record</source>
        <translation>Страницы этой записи</translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are no longer here; their hashes are, and still bind them.</source>
        <translation>
            <numerusform>Частей %n записи здесь уже нет; их хеши остались и по-прежнему их закрепляют.</numerusform>
            <numerusform>Частей %n записей здесь уже нет; их хеши остались и по-прежнему их закрепляют.</numerusform>
            <numerusform>Частей %n записей здесь уже нет; их хеши остались и по-прежнему их закрепляют.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are sealed and not read here.</source>
        <translation>
            <numerusform>Части %n записи запечатаны и здесь не читаются.</numerusform>
            <numerusform>Части %n записей запечатаны и здесь не читаются.</numerusform>
            <numerusform>Части %n записей запечатаны и здесь не читаются.</numerusform>
        </translation>
    </message>
    <message>
        <source>Path it had</source>
        <translation>Прежний путь</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Доказательство</translation>
    </message>
    <message>
        <source>Put in: a record, or a case with all that is under it</source>
        <translation>Включить: запись или дело со всем, что в нём</translation>
    </message>
    <message>
        <source>Record {id}</source>
        <translation>Запись {id}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped: no authority has been asked since, or none answered.</source>
        <translation>Подписано, но ещё без метки времени: службы с тех пор не спрашивали или они не ответили.</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped: no authority is pinned here, so none can be asked.</source>
        <translation>Подписано, но ещё без метки времени: здесь не закреплена ни одна служба, спросить некого.</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>Указать сведение</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Tell the fingerprint apart from the folder, by voice or on paper: it fixes every byte. The page verify.html in the folder checks it without Satchel.</source>
        <translation>Сообщите отпечаток отдельно от папки, голосом или на бумаге: он закрепляет каждый байт. Страница verify.html в папке проверяет её без Satchel.</translation>
    </message>
    <message>
        <source>That it existed by a certain day</source>
        <translation>Что она существовала к определённому дню</translation>
    </message>
    <message>
        <source>That nothing was changed since</source>
        <translation>Что с тех пор ничего не изменено</translation>
    </message>
    <message>
        <source>That what is written is true. It shows who signed which words, that they are unchanged, and by when they existed.</source>
        <translation>Что написанное — правда. Это показывает, кто какие слова подписал, что они не изменены и к какому времени существовали.</translation>
    </message>
    <message>
        <source>The captured page itself existed before {date} at {time} UTC: {authority} stamped the list of all its parts.</source>
        <translation>Сам снимок страницы существовал до {date}, {time} UTC: служба {authority} поставила метку на перечень всех его частей.</translation>
    </message>
    <message>
        <source>The certificate of {authority} ended on {until} and the timestamp was not renewed before: it counts only for who is sure that its key was not misused since.</source>
        <translation>Сертификат службы {authority} истёк {until}, а метку до этого не продлили: она убедит лишь того, кто уверен, что ключом с тех пор не злоупотребили.</translation>
    </message>
    <message>
        <source>The entry in full</source>
        <translation>Запись полностью</translation>
    </message>
    <message>
        <source>The file has {size} bytes. Its SHA-256 is {sha256}: only these very bytes have that number, and whoever has a copy can reckon it with any program.</source>
        <translation>В файле {size} байт. Его SHA-256: {sha256}. Такое число только у этих самых байтов, и владелец копии может вычислить его любой программой.</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>То же, что</translation>
    </message>
    <message>
        <source>The same thing, kept twice</source>
        <translation>Одно и то же, записано дважды</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Это одно и то же</translation>
    </message>
    <message>
        <source>This does not hold: {why}</source>
        <translation>Это не сходится: {why}</translation>
    </message>
    <message>
        <source>This exhibit is not as it was made: {why}</source>
        <translation>Эти материалы уже не те, какими были составлены: {why}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Что войдёт</translation>
    </message>
    <message>
        <source>What is destroyed cannot be brought back here; a copy that was sent before is not touched by it.</source>
        <translation>Уничтоженное здесь не вернуть; копии, отправленные раньше, это не затронет.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Что будет показано</translation>
    </message>
    <message>
        <source>What is shown of it is not what its signed entries say; check the archive.</source>
        <translation>Показано не то, что говорят подписанные записи; проверьте архив.</translation>
    </message>
    <message>
        <source>What it is linked to, and what names it</source>
        <translation>С чем связано и что на это ссылается</translation>
    </message>
    <message>
        <source>What programs noted</source>
        <translation>Что отметили программы</translation>
    </message>
    <message>
        <source>What this does not show</source>
        <translation>Чего это не доказывает</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Что будет записано</translation>
    </message>
    <message>
        <source>When, by the device&apos;s clock</source>
        <translation>Когда, по часам устройства</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Who decides they go in</source>
        <translation>Кто решил их включить</translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation>Кто передал</translation>
    </message>
    <message>
        <source>Who signed it, and when</source>
        <translation>Кто и когда подписал</translation>
    </message>
    <message>
        <source>Whole: every signature and every hash in it holds. Items: {items}, entries: {entries}, files: {files}, receipts: {receipts}.</source>
        <translation>Цело: каждая подпись и каждый хеш сходятся. Предметов: {items}, записей журнала: {entries}, файлов: {files}, расписок: {receipts}.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>With the index as a PDF</source>
        <translation>С описью в PDF</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Withdraw this record</source>
        <translation>Отозвать эту запись</translation>
    </message>
    <message>
        <source>Withdrawn: {why}</source>
        <translation>Отозвано: {why}</translation>
    </message>
    <message>
        <source>Withheld of all: {words}.</source>
        <translation>Скрыто у всех: {words}.</translation>
    </message>
    <message>
        <source>Withhold</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>a link taken back</source>
        <translation>связь снята</translation>
    </message>
    <message>
        <source>a statement taken back</source>
        <translation>сведение снято</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>another group was let read it</source>
        <translation>чтение открыто другой группе</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>начато</translation>
    </message>
    <message>
        <source>cannot be read here</source>
        <translation>здесь прочесть нельзя</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>changed: {fields}</source>
        <translation>изменено: {fields}</translation>
    </message>
    <message>
        <source>consent was given for other uses only</source>
        <translation>согласие дано только на другое использование</translation>
    </message>
    <message>
        <source>emptied: {fields}</source>
        <translation>очищено: {fields}</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>выгружено</translation>
    </message>
    <message>
        <source>for instance: the wrong person</source>
        <translation>например: не тот человек</translation>
    </message>
    <message>
        <source>hash {hash}</source>
        <translation>хеш {hash}</translation>
    </message>
    <message>
        <source>into an exhibit</source>
        <translation>в приложения</translation>
    </message>
    <message>
        <source>into an export</source>
        <translation>в выгрузку</translation>
    </message>
    <message>
        <source>it is restricted</source>
        <translation>доступ ограничен</translation>
    </message>
    <message>
        <source>it names a protected person</source>
        <translation>называет защищаемое лицо</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>связано</translation>
    </message>
    <message>
        <source>may not leave: {why}</source>
        <translation>нельзя выносить: {why}</translation>
    </message>
    <message>
        <source>named by, as {field}</source>
        <translation>ссылается как «{field}»</translation>
    </message>
    <message>
        <source>no place here</source>
        <translation>места нет</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>здесь нет</translation>
    </message>
    <message>
        <source>not readable here</source>
        <translation>здесь не читается</translation>
    </message>
    <message>
        <source>nothing of its words would be left</source>
        <translation>от его слов ничего не останется</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>на бумагу</translation>
    </message>
    <message>
        <source>on which device</source>
        <translation>на каком устройстве</translation>
    </message>
    <message>
        <source>out as a file</source>
        <translation>файлом</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>напечатано</translation>
    </message>
    <message>
        <source>put into an exhibit</source>
        <translation>включено в приложения</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>receipt of {coordinator}, {when}, {size} entries</source>
        <translation>расписка {coordinator}, {when}, записей: {size}</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>запечатано</translation>
    </message>
    <message>
        <source>stated: {fields}</source>
        <translation>указано: {fields}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>снято</translation>
    </message>
    <message>
        <source>taken out as a file</source>
        <translation>вынесено файлом</translation>
    </message>
    <message>
        <source>the consent given for it has ended</source>
        <translation>срок согласия истёк</translation>
    </message>
    <message>
        <source>the name of the file</source>
        <translation>имя файла</translation>
    </message>
    <message>
        <source>the path it had</source>
        <translation>прежний путь файла</translation>
    </message>
    <message>
        <source>the same as</source>
        <translation>то же, что</translation>
    </message>
    <message>
        <source>timestamp of {authority}, {when}, {size} entries, number {serial}</source>
        <translation>метка времени {authority}, {when}, записей: {size}, номер {serial}</translation>
    </message>
    <message>
        <source>where it was written</source>
        <translation>где записано</translation>
    </message>
    <message>
        <source>who gave it</source>
        <translation>кто передал</translation>
    </message>
    <message>
        <source>who wrote it</source>
        <translation>кто записал</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>целиком</translation>
    </message>
    <message>
        <source>withdrawn: it does not go in</source>
        <translation>отозвано: не войдёт</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>отозвано: {why}</translation>
    </message>
    <message>
        <source>without a source</source>
        <translation>без источника</translation>
    </message>
    <message>
        <source>without: {fields}</source>
        <translation>без: {fields}</translation>
    </message>
    <message>
        <source>{authority}: {why}</source>
        <translation>{authority}: {why}</translation>
    </message>
    <message>
        <source>{name}: no section that is shown tells its hash.</source>
        <translation>{name}: ни одна показанная часть не называет его хеш.</translation>
    </message>
    <message>
        <source>{size} written</source>
        <translation>записано {size}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>найдено: %n</numerusform>
            <numerusform>найдено: %n</numerusform>
            <numerusform>найдено: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you cannot open here</source>
        <translation>
            <numerusform>%n нельзя открыть здесь</numerusform>
            <numerusform>%n нельзя открыть здесь</numerusform>
            <numerusform>%n нельзя открыть здесь</numerusform>
        </translation>
    </message>
    <message>
        <source>A name is found however it is spelled, in any script. Enter opens where the words stand.</source>
        <translation>Имя находится в любом написании и любым письмом. Enter открывает там, где стоят эти слова.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Все виды</translation>
    </message>
    <message>
        <source>Exactly as spelled</source>
        <translation>Точно как написано</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Найденное</translation>
    </message>
    <message>
        <source>Initials and patronymics were not required.</source>
        <translation>Инициалы и отчества не учитывались.</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Вид записи</translation>
    </message>
    <message>
        <source>Names, words, “a phrase”, begin*, -without</source>
        <translation>Имена, слова, «фраза», нача*, -без</translation>
    </message>
    <message>
        <source>Nothing found as it is spelled here. Without “Exactly as spelled” other spellings and scripts are found too.</source>
        <translation>В таком написании ничего не найдено. Без «Точно как написано» находятся и другие написания и алфавиты.</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words, or the beginning of one with *, may find it. What is sealed is not searched.</source>
        <translation>Ничего не найдено. Попробуйте меньше слов или начало слова со звёздочкой *. В запечатанном поиск не идёт.</translation>
    </message>
    <message>
        <source>Only the first {n} characters were read.</source>
        <translation>Прочитаны только первые {n} знаков.</translation>
    </message>
    <message>
        <source>Say also what to look for; only words to leave out were given.</source>
        <translation>Укажите и то, что искать: даны только слова, которых не должно быть.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search all kinds</source>
        <translation>Искать во всех видах</translation>
    </message>
    <message>
        <source>There is no word to look for.</source>
        <translation>Нет слова для поиска.</translation>
    </message>
    <message>
        <source>Very common words: only the newest {n} places are ranked.</source>
        <translation>Очень частые слова: упорядочены только последние {n} мест.</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Что искать</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>answer {n}</source>
        <translation>ответ {n}</translation>
    </message>
    <message>
        <source>in the text</source>
        <translation>в тексте</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>строка {n}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>стр. {n}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>title</source>
        <translation>название</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>{place}: {word}</source>
        <translation>{place}: {word}</translation>
    </message>
    <message>
        <source>{place}: {word} (a spelling of the name)</source>
        <translation>{place}: {word} (написание имени)</translation>
    </message>
</context>
</TS>
