<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Authorities</name>
    <message numerus="yes">
        <source>%n older timestamps, to be renewed</source>
        <translation>
            <numerusform>бұрынғы %n уақыт таңбасы, ұзартылуы керек</numerusform>
            <numerusform>бұрынғы %n уақыт таңбасы, ұзартылуы керек</numerusform>
        </translation>
    </message>
    <message>
        <source>A newer certificate of {name}</source>
        <translation>{name} қызметінің жаңа сертификаты</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжай</translation>
    </message>
    <message>
        <source>All that is signed here waits until an authority is pinned and asked.</source>
        <translation>Мұнда қол қойылғанның бәрі қызмет бекітіліп, одан таңба сұралғанша күтеді.</translation>
    </message>
    <message>
        <source>An authority for timestamps says by its own clock that something was signed by then. Only a number goes to it, never a word, and only when you ask.</source>
        <translation>Уақыт таңбасы қызметі бір нәрсеге сол кезге дейін қол қойылғанын өз сағаты бойынша растайды. Оған тек сан жіберіледі, бір де сөз емес, және тек сіз сұратқанда.</translation>
    </message>
    <message>
        <source>Asked in vain, last on {date} at {time} UTC: {why}</source>
        <translation>Сұрау нәтижесіз, соңғысы {date}, {time} UTC: {why}</translation>
    </message>
    <message>
        <source>Authorities for timestamps</source>
        <translation>Уақыт таңбасы қызметтері</translation>
    </message>
    <message>
        <source>Certificate of {subject}</source>
        <translation>Сертификат: {subject}</translation>
    </message>
    <message>
        <source>Choose its certificate file</source>
        <translation>Сертификат файлын таңдау</translation>
    </message>
    <message>
        <source>Compare this number with the one that the authority publishes, best on another way than the file came: from now on this certificate is believed.</source>
        <translation>Бұл санды қызмет жариялаған санмен салыстырыңыз, дұрысы файл келген жолмен емес, басқа жолмен: бұдан былай осы сертификатқа сенім болады.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Сенімді алу</translation>
    </message>
    <message>
        <source>Give it a newer certificate</source>
        <translation>Осы қызметтің жаңа сертификаты</translation>
    </message>
    <message>
        <source>It holds until {date}</source>
        <translation>Жарамдылық мерзімі: {date}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Сол қалпы қалдыру</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Name, address and certificate file are all needed.</source>
        <translation>Атауы да, мекенжайы да, сертификат файлы да керек.</translation>
    </message>
    <message>
        <source>None is pinned. Begin with one, and add a second.</source>
        <translation>Бірде-бір қызмет бекітілмеген. Біреуінен бастап, екіншісін қосыңыз.</translation>
    </message>
    <message>
        <source>None is pinned. What headquarters pins comes with what it sends; pin one here only if you want to ask from this laptop.</source>
        <translation>Бірде-бір қызмет бекітілмеген. Штаб бекіткендері оның сәлемдемелерімен келеді; осы ноутбуктен сұратқыңыз келсе ғана мұнда бекітіңіз.</translation>
    </message>
    <message>
        <source>Nothing waits to be timestamped</source>
        <translation>Уақыт таңбасын күтіп тұрған ештеңе жоқ</translation>
    </message>
    <message>
        <source>Pin a second one: two that do not know each other are hard to doubt.</source>
        <translation>Екіншісін де бекітіңіз: бір-бірін білмейтін екеуіне күмән келтіру қиын.</translation>
    </message>
    <message>
        <source>Pin an authority</source>
        <translation>Қызметті бекіту</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Бекіту</translation>
    </message>
    <message>
        <source>Pinned. Nothing was asked yet.</source>
        <translation>Қызмет бекітілді. Әлі ештеңе сұралған жоқ.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Саясат</translation>
    </message>
    <message>
        <source>Policy {policy}</source>
        <translation>Саясаты: {policy}</translation>
    </message>
    <message>
        <source>SHA-256 {fingerprint}</source>
        <translation>SHA-256 {fingerprint}</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped</source>
        <translation>Қол қойылған, әлі уақыт таңбасы жоқ</translation>
    </message>
    <message>
        <source>That address is pinned already: choose it in the list and give it a newer certificate there.</source>
        <translation>Бұл мекенжай бұрыннан бекітілген: қызметті тізімнен таңдап, жаңа сертификатты сол жерде беріңіз.</translation>
    </message>
    <message>
        <source>The captured page {url}</source>
        <translation>{url} бетінің көшірмесі</translation>
    </message>
    <message>
        <source>The identifier its timestamps must name, such as 1.2.3.4.1. May be empty.</source>
        <translation>Оның таңбаларында тұруы керек идентификатор, мысалы 1.2.3.4.1. Бос қалдыруға болады.</translation>
    </message>
    <message numerus="yes">
        <source>The ledger of {member}, %n entries</source>
        <translation>
            <numerusform>{member} журналы, %n жазба</numerusform>
            <numerusform>{member} журналы, %n жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This laptop&apos;s ledger, %n entries</source>
        <translation>
            <numerusform>Осы ноутбуктің журналы, %n жазба</numerusform>
            <numerusform>Осы ноутбуктің журналы, %n жазба</numerusform>
        </translation>
    </message>
    <message>
        <source>Trusted time</source>
        <translation>Сенімді уақыт</translation>
    </message>
    <message>
        <source>Where it takes requests for timestamps (RFC 3161).</source>
        <translation>Қызмет уақыт таңбасы сұрауларын қабылдайтын жер (RFC 3161).</translation>
    </message>
    <message>
        <source>Why it is believed no more</source>
        <translation>Оған неге енді сенім жоқ</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>asked for timestamps</source>
        <translation>таңба осыдан сұралады</translation>
    </message>
    <message>
        <source>dropped; nothing it stamped counts</source>
        <translation>сенім алынды; қойған таңбалары есепке алынбайды</translation>
    </message>
    <message>
        <source>its certificate holds until {date}</source>
        <translation>сертификат мерзімі: {date}</translation>
    </message>
    <message>
        <source>pinned by no coordinator and not here; not believed</source>
        <translation>үйлестіруші де бекітпеген, мұнда да бекітілмеген; оған сенім жоқ</translation>
    </message>
    <message>
        <source>replaced by a newer certificate; what it stamped counts</source>
        <translation>жаңа сертификатпен ауыстырылған; қойған таңбалары есепке алынады</translation>
    </message>
    <message>
        <source>{name} is asked no more, and nothing that it stamped counts here any longer: what only it stamped is then signed, not timestamped. Its timestamps are kept.</source>
        <translation>{name} қызметінен енді таңба сұралмайды, оның қойғандары бұдан былай мұнда есепке алынбайды: тек сол таңбалаған нәрсе қол қойылған, бірақ уақыт таңбасыз болып қалады. Таңбалардың өзі сақталады.</translation>
    </message>
    <message>
        <source>{what} — by {names}</source>
        <translation>{what} — кімнен: {names}</translation>
    </message>
</context>
</TS>
