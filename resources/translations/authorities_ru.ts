<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Authorities</name>
    <message numerus="yes">
        <source>%n older timestamps, to be renewed</source>
        <translation>
            <numerusform>%n прежняя метка времени, которую нужно продлить</numerusform>
            <numerusform>%n прежние метки времени, которые нужно продлить</numerusform>
            <numerusform>%n прежних меток времени, которые нужно продлить</numerusform>
        </translation>
    </message>
    <message>
        <source>A newer certificate of {name}</source>
        <translation>Новый сертификат службы {name}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>All that is signed here waits until an authority is pinned and asked.</source>
        <translation>Всё подписанное здесь ждёт, пока не закрепят службу и не запросят у неё метку.</translation>
    </message>
    <message>
        <source>An authority for timestamps says by its own clock that something was signed by then. Only a number goes to it, never a word, and only when you ask.</source>
        <translation>Служба меток времени свидетельствует по собственным часам, что к этому моменту нечто уже было подписано. К ней уходит только число, ни одного слова, и только когда вы запросите.</translation>
    </message>
    <message>
        <source>Asked in vain, last on {date} at {time} UTC: {why}</source>
        <translation>Запросы без ответа, последний {date} в {time} UTC: {why}</translation>
    </message>
    <message>
        <source>Authorities for timestamps</source>
        <translation>Службы меток времени</translation>
    </message>
    <message>
        <source>Certificate of {subject}</source>
        <translation>Сертификат: {subject}</translation>
    </message>
    <message>
        <source>Choose its certificate file</source>
        <translation>Выбрать файл сертификата</translation>
    </message>
    <message>
        <source>Compare this number with the one that the authority publishes, best on another way than the file came: from now on this certificate is believed.</source>
        <translation>Сверьте это число с тем, что публикует служба, лучше не тем путём, каким пришёл файл: с этого момента сертификату будут верить.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Отозвать доверие</translation>
    </message>
    <message>
        <source>Give it a newer certificate</source>
        <translation>Новый сертификат этой службы</translation>
    </message>
    <message>
        <source>It holds until {date}</source>
        <translation>Действует до {date}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name, address and certificate file are all needed.</source>
        <translation>Нужны и название, и адрес, и файл сертификата.</translation>
    </message>
    <message>
        <source>None is pinned. Begin with one, and add a second.</source>
        <translation>Ни одна служба не закреплена. Начните с одной и добавьте вторую.</translation>
    </message>
    <message>
        <source>None is pinned. What headquarters pins comes with what it sends; pin one here only if you want to ask from this laptop.</source>
        <translation>Ни одна служба не закреплена. Службы, закреплённые штабом, приходят с его посылками; закрепляйте здесь, только если хотите запрашивать с этого ноутбука.</translation>
    </message>
    <message>
        <source>Nothing waits to be timestamped</source>
        <translation>Меток времени ничто не ждёт</translation>
    </message>
    <message>
        <source>Pin a second one: two that do not know each other are hard to doubt.</source>
        <translation>Закрепите вторую: в двух независимых службах трудно усомниться.</translation>
    </message>
    <message>
        <source>Pin an authority</source>
        <translation>Закрепить службу</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Pinned. Nothing was asked yet.</source>
        <translation>Служба закреплена. Запросов ещё не было.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Политика</translation>
    </message>
    <message>
        <source>Policy {policy}</source>
        <translation>Политика {policy}</translation>
    </message>
    <message>
        <source>SHA-256 {fingerprint}</source>
        <translation>SHA-256 {fingerprint}</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped</source>
        <translation>Подписано, но ещё без метки времени</translation>
    </message>
    <message>
        <source>That address is pinned already: choose it in the list and give it a newer certificate there.</source>
        <translation>Этот адрес уже закреплён: выберите службу в списке и дайте ей новый сертификат там.</translation>
    </message>
    <message>
        <source>The captured page {url}</source>
        <translation>Снимок страницы {url}</translation>
    </message>
    <message>
        <source>The identifier its timestamps must name, such as 1.2.3.4.1. May be empty.</source>
        <translation>Идентификатор, который должны называть её метки, например 1.2.3.4.1. Можно не указывать.</translation>
    </message>
    <message numerus="yes">
        <source>The ledger of {member}, %n entries</source>
        <translation>
            <numerusform>Журнал {member}, %n запись</numerusform>
            <numerusform>Журнал {member}, %n записи</numerusform>
            <numerusform>Журнал {member}, %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This laptop&apos;s ledger, %n entries</source>
        <translation>
            <numerusform>Журнал этого ноутбука, %n запись</numerusform>
            <numerusform>Журнал этого ноутбука, %n записи</numerusform>
            <numerusform>Журнал этого ноутбука, %n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Trusted time</source>
        <translation>Доверенное время</translation>
    </message>
    <message>
        <source>Where it takes requests for timestamps (RFC 3161).</source>
        <translation>Куда служба принимает запросы меток времени (RFC 3161).</translation>
    </message>
    <message>
        <source>Why it is believed no more</source>
        <translation>Почему ей больше не верят</translation>
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
        <source>asked for timestamps</source>
        <translation>у неё запрашивают метки</translation>
    </message>
    <message>
        <source>dropped; nothing it stamped counts</source>
        <translation>доверие отозвано; её метки не считаются</translation>
    </message>
    <message>
        <source>its certificate holds until {date}</source>
        <translation>сертификат действует до {date}</translation>
    </message>
    <message>
        <source>pinned by no coordinator and not here; not believed</source>
        <translation>не закреплена ни координатором, ни здесь; ей не верят</translation>
    </message>
    <message>
        <source>replaced by a newer certificate; what it stamped counts</source>
        <translation>заменена новым сертификатом; прежние метки считаются</translation>
    </message>
    <message>
        <source>{name} is asked no more, and nothing that it stamped counts here any longer: what only it stamped is then signed, not timestamped. Its timestamps are kept.</source>
        <translation>У службы {name} больше не будут запрашивать метки, и всё, на что она их ставила, здесь больше не считается: где метка была только от неё, остаётся подпись без метки времени. Сами метки хранятся.</translation>
    </message>
    <message>
        <source>{what} — by {names}</source>
        <translation>{what} — от кого: {names}</translation>
    </message>
</context>
</TS>
