<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n items, numbered {first} to {last}.</source>
        <translation>
            <numerusform>%n зат, нөмірлері {first}–{last}.</numerusform>
            <numerusform>%n зат, нөмірлері {first}–{last}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries changed it or added to it; nothing was overwritten, and each stands in the history.</source>
        <translation>
            <numerusform>Кейінгі %n жазба оны өзгертті не толықтырды; ештеңе өшірілген жоқ, бәрі тарихта тұр.</numerusform>
            <numerusform>Кейінгі %n жазба оны өзгертті не толықтырды; ештеңе өшірілген жоқ, бәрі тарихта тұр.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later entries of it are not timestamped yet.</source>
        <translation>
            <numerusform>Оған қатысты %n кейінгі жазбада әлі уақыт таңбасы жоқ.</numerusform>
            <numerusform>Оған қатысты %n кейінгі жазбада әлі уақыт таңбасы жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries cannot be read here.</source>
        <translation>
            <numerusform>Оның %n журнал жазбасын мұнда оқу мүмкін емес.</numerusform>
            <numerusform>Оның %n журнал жазбасын мұнда оқу мүмкін емес.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them may not go in: leave them out, or say below who decides otherwise.</source>
        <translation>
            <numerusform>Қосуға болмайтыны: %n. Оларды алып тастаңыз немесе кім басқаша шешкенін көрсетіңіз.</numerusform>
            <numerusform>Қосуға болмайтыны: %n. Оларды алып тастаңыз немесе кім басқаша шешкенін көрсетіңіз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timestamps came.</source>
        <translation>
            <numerusform>%n уақыт таңбасы келді.</numerusform>
            <numerusform>%n уақыт таңбасы келді.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>{number} жауабы</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation>Бұл туралы сұрау</translation>
    </message>
    <message>
        <source>Ask for timestamps now</source>
        <translation>Уақыт таңбасын сұрату</translation>
    </message>
    <message>
        <source>Ask from here</source>
        <translation>Осы жерден сұрату</translation>
    </message>
    <message>
        <source>Asked in vain, last on {date} at {time} UTC: {why}</source>
        <translation>Сұрау нәтижесіз қалды, соңғысы {date}, {time} UTC: {why}</translation>
    </message>
    <message>
        <source>Before numbers</source>
        <translation>Нөмір алдында</translation>
    </message>
    <message>
        <source>By when it existed, by the clock of others</source>
        <translation>Өзгенің сағаты бойынша қай уақытқа дейін болғаны</translation>
    </message>
    <message>
        <source>Check an exhibit</source>
        <translation>Қосымшаны тексеру</translation>
    </message>
    <message>
        <source>Checked just now: the signature of each entry holds, and the words shown are those that were signed. A single letter changed since would break it.</source>
        <translation>Жаңа ғана тексерілді: әр жазбаның қолтаңбасы дұрыс, көрсетілген сөздер қол қойылған сөздердің өзі. Бір әріп өзгерсе де қолтаңба бұзылар еді.</translation>
    </message>
    <message>
        <source>Checking every signature first</source>
        <translation>Алдымен әр қолтаңба тексеріледі</translation>
    </message>
    <message>
        <source>Checking the exhibit</source>
        <translation>Қосымша тексерілуде</translation>
    </message>
    <message>
        <source>Choose anew</source>
        <translation>Қайта таңдау</translation>
    </message>
    <message>
        <source>Choose anew for the exhibit</source>
        <translation>Қосымшаға қайта таңдау</translation>
    </message>
    <message>
        <source>Choose where, and make it</source>
        <translation>Орнын таңдап, жасау</translation>
    </message>
    <message>
        <source>Compare its bytes now</source>
        <translation>Байттарын қазір салыстыру</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what the maker told you apart from it.</source>
        <translation>Ізтаңбаны жасаушы сізге бөлек айтқанымен салыстырыңыз.</translation>
    </message>
    <message>
        <source>Compared now: all {size} bytes are those that were signed, to the last one.</source>
        <translation>Қазір салыстырылды: барлық {size} байт қол қойылған байттардың өзі, соңғысына дейін.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Мазмұны</translation>
    </message>
    <message>
        <source>Destroy its words and its file on this laptop too</source>
        <translation>Осы ноутбуктегі сөздерін де, файлын да жою</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Құрылғы</translation>
    </message>
    <message>
        <source>Each entry has its place in the ledger of its device, one after the other: none can be taken out or slipped in between without the others showing it.</source>
        <translation>Әр жазбаның құрылғы журналында өз орны бар, бірінен соң бірі: ешқайсысын қалғандарынан жасырып алып тастау не арасына қосу мүмкін емес.</translation>
    </message>
    <message>
        <source>Ed25519 key {key}</source>
        <translation>Ed25519 кілті {key}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Өзгерту</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Орны</translation>
    </message>
    <message>
        <source>Entry {hash}</source>
        <translation>Журнал жазбасы {hash}</translation>
    </message>
    <message>
        <source>Entry {index} of device {device} does not hold: {why}</source>
        <translation>{device} құрылғысының {index}-жазбасы сәйкес келмейді: {why}</translation>
    </message>
    <message>
        <source>Entry {index} of {size} in the ledger of {device}</source>
        <translation>{device} журналындағы {size} жазбаның {index}-жазбасы</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Сотқа қосымша</translation>
    </message>
    <message>
        <source>Exhibit written: {folder}</source>
        <translation>Қосымша жазылды: {folder}</translation>
    </message>
    <message>
        <source>File last changed</source>
        <translation>Файл өзгертілген уақыт</translation>
    </message>
    <message>
        <source>Fingerprint: {hex}</source>
        <translation>Ізтаңба: {hex}</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Бірінші нөмір</translation>
    </message>
    <message>
        <source>For a technician</source>
        <translation>Техникалық маманға</translation>
    </message>
    <message>
        <source>Headquarters asks for timestamps over all that it receives. If you ask from here, whoever watches this line sees that this laptop has something stamped, and when. Only a number goes out, never a word.</source>
        <translation>Штаб алғанының бәріне уақыт таңбасын өзі сұратады. Осы жерден сұратсаңыз, желіні бақылаған адам осы ноутбуктен бірдеңеге таңба қойылғанын және оның уақытын көреді. Сыртқа тек сан кетеді, бірде-бір сөз кетпейді.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Қалай</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Қалай келді</translation>
    </message>
    <message>
        <source>Into an exhibit</source>
        <translation>Қосымшаға</translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation>Мынамен бірдей</translation>
    </message>
    <message>
        <source>It existed before {date} at {time} UTC: then {authority} stamped the signed head of this ledger, and this record&apos;s first entry stands below it.</source>
        <translation>Бұл мына уақытқа дейін болған: {date}, {time} UTC. Сол кезде {authority} осы журналдың қол қойылған басына таңба қойды, ал алғашқы жазба содан төмен тұр.</translation>
    </message>
    <message>
        <source>It existed on {date} at {time} UTC at the latest: then {coordinator} at headquarters signed that the first {size} entries of this ledger were there, and this record&apos;s first entry is among them.</source>
        <translation>Ол {date} күні {time} UTC кезінен кешікпей бар болған: сонда штабтағы {coordinator} осы журналдың алғашқы {size} жазбасы бар деп қол қойды, осы жазбаның біріншісі солардың ішінде.</translation>
    </message>
    <message>
        <source>It has to be renewed by {until}: ask for timestamps before then.</source>
        <translation>Оны мына күнге дейін ұзарту керек: {until}. Одан бұрын уақыт таңбасын сұратыңыз.</translation>
    </message>
    <message>
        <source>It is shown nowhere any more and goes into no exhibit. That it was there, and why it was withdrawn, stays in the ledger and goes to headquarters.</source>
        <translation>Ол енді еш жерде көрсетілмейді және қосымшаға кірмейді. Оның болғаны және неге қайтарып алынғаны журналда қалады әрі штабқа барады.</translation>
    </message>
    <message>
        <source>It was begun on {date} at {time} by the clock of device {device}, which signed it with a key that only this device has.</source>
        <translation>Жазба {date} күні сағат {time} кезінде {device} құрылғысының сағатымен басталды; құрылғы оған тек өзінде бар кілтпен қол қойды.</translation>
    </message>
    <message>
        <source>It was changed apart by several people; all of it is kept.</source>
        <translation>Оны бірнеше адам бөлек өзгерткен; бәрі сақталды.</translation>
    </message>
    <message>
        <source>Its bytes cannot be opened here, so they are not compared.</source>
        <translation>Байттарын мұнда ашу мүмкін емес, сондықтан салыстырылмады.</translation>
    </message>
    <message>
        <source>Its file</source>
        <translation>Оның файлы</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Language of the exhibit</source>
        <translation>Қосымша тілі</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Сол күйінде қалдыру</translation>
    </message>
    <message>
        <source>Leave out what may not go in</source>
        <translation>Қосуға болмайтынын алып тастау</translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation>Мұны қоспау</translation>
    </message>
    <message>
        <source>Ledger {name}: nobody outside has confirmed when it existed.</source>
        <translation>{name} журналы: оның қашан болғанын сырттан ешкім растаған жоқ.</translation>
    </message>
    <message>
        <source>Lists will show this one only, with everything that names either. Both records stay as they are, and it can be taken back.</source>
        <translation>Тізімдерде тек осы жазба қалады, екеуіне де қатысты барлығымен. Екі жазба да сол күйінде қалады, мұны қайтаруға болады.</translation>
    </message>
    <message>
        <source>Make the exhibit</source>
        <translation>Сотқа қосымша жасау</translation>
    </message>
    <message>
        <source>May not go {where}: {why}.</source>
        <translation>Шығаруға болмайды ({where}): {why}.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Мүше</translation>
    </message>
    <message>
        <source>Never shown: {words}.</source>
        <translation>Ешқашан көрсетілмейді: {words}.</translation>
    </message>
    <message>
        <source>No receipt covers it yet: when it was made rests on the device&apos;s own clock. Once headquarters has it and answers, their signature says so too.</source>
        <translation>Оған әлі қолхат жоқ: уақытын тек құрылғы сағаты айтады. Штаб алып, жауап бергенде, мұны оның қолтаңбасы да растайды.</translation>
    </message>
    <message>
        <source>Nothing forbids that it leaves: no restriction is recorded.</source>
        <translation>Шығаруға тыйым жоқ: шектеу жазылмаған.</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Әзірге ештеңе таңдалмады.</translation>
    </message>
    <message>
        <source>Nothing waits to be stamped.</source>
        <translation>Таңба күтіп тұрған ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Нөмірі</translation>
    </message>
    <message numerus="yes">
        <source>Numbers {first} to {last}, %n items.</source>
        <translation>
            <numerusform>Нөмірлері {first}–{last}, %n зат.</numerusform>
            <numerusform>Нөмірлері {first}–{last}, %n зат.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only one authority says so; a second would be harder to doubt.</source>
        <translation>Мұны бір ғана қызмет айтып тұр; екіншісі қосылса, күмәндану қиынырақ болар еді.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Pages of this record</source>
        <translation>Осы жазбаның беттері</translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are no longer here; their hashes are, and still bind them.</source>
        <translation>
            <numerusform>%n жазбаның бөліктері енді мұнда жоқ; хештері қалды, оларды әлі бекітіп тұр.</numerusform>
            <numerusform>%n жазбаның бөліктері енді мұнда жоқ; хештері қалды, оларды әлі бекітіп тұр.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parts of %n entries are sealed and not read here.</source>
        <translation>
            <numerusform>%n жазбаның бөліктері мөрленген, мұнда оқылмайды.</numerusform>
            <numerusform>%n жазбаның бөліктері мөрленген, мұнда оқылмайды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Path it had</source>
        <translation>Бұрынғы жолы</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Бағдарлама</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Барысы</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Дәлелі</translation>
    </message>
    <message>
        <source>Put in: a record, or a case with all that is under it</source>
        <translation>Қосу: жазба немесе іс ішіндегісімен бірге</translation>
    </message>
    <message>
        <source>Record {id}</source>
        <translation>Жазба {id}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped: no authority has been asked since, or none answered.</source>
        <translation>Қол қойылған, әлі уақыт таңбасы жоқ: содан бері қызметтерден сұралмады немесе олар жауап бермеді.</translation>
    </message>
    <message>
        <source>Signed, not yet timestamped: no authority is pinned here, so none can be asked.</source>
        <translation>Қол қойылған, әлі уақыт таңбасы жоқ: мұнда бірде-бір қызмет бекітілмеген, сұрайтын ешкім жоқ.</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>Дерек келтіру</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Жүйе</translation>
    </message>
    <message>
        <source>Tell the fingerprint apart from the folder, by voice or on paper: it fixes every byte. The page verify.html in the folder checks it without Satchel.</source>
        <translation>Ізтаңбаны қалтадан бөлек, дауыспен немесе қағазда айтыңыз: ол әр байтты бекітеді. Қалтадағы verify.html беті оны Satchel-сіз тексереді.</translation>
    </message>
    <message>
        <source>That it existed by a certain day</source>
        <translation>Белгілі бір күні бар болғаны</translation>
    </message>
    <message>
        <source>That nothing was changed since</source>
        <translation>Содан бері ештеңе өзгермегені</translation>
    </message>
    <message>
        <source>That what is written is true. It shows who signed which words, that they are unchanged, and by when they existed.</source>
        <translation>Жазылғанның шын екенін. Бұл кім қандай сөзге қол қойғанын, олардың өзгермегенін және қай уақытта бар болғанын көрсетеді.</translation>
    </message>
    <message>
        <source>The captured page itself existed before {date} at {time} UTC: {authority} stamped the list of all its parts.</source>
        <translation>Бет көшірмесінің өзі мына уақытқа дейін болған: {date}, {time} UTC. {authority} оның барлық бөліктерінің тізіміне таңба қойды.</translation>
    </message>
    <message>
        <source>The certificate of {authority} ended on {until} and the timestamp was not renewed before: it counts only for who is sure that its key was not misused since.</source>
        <translation>{authority} сертификатының мерзімі бітті ({until}), ал таңба оған дейін ұзартылмады: ол содан бері кілт теріс пайдаланылмағанына сенімді адамға ғана дәлел.</translation>
    </message>
    <message>
        <source>The entry in full</source>
        <translation>Жазба толық</translation>
    </message>
    <message>
        <source>The file has {size} bytes. Its SHA-256 is {sha256}: only these very bytes have that number, and whoever has a copy can reckon it with any program.</source>
        <translation>Файлда {size} байт бар. Оның SHA-256 саны: {sha256}. Мұндай сан тек осы байттарда болады, көшірмесі бар адам оны кез келген бағдарламамен есептей алады.</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>Дәл сол</translation>
    </message>
    <message>
        <source>The same thing, kept twice</source>
        <translation>Бір нәрсе екі рет сақталған</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Бұл бір нәрсе</translation>
    </message>
    <message>
        <source>This does not hold: {why}</source>
        <translation>Бұл сәйкес келмейді: {why}</translation>
    </message>
    <message>
        <source>This exhibit is not as it was made: {why}</source>
        <translation>Бұл материалдар жасалған күйінде емес: {why}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Не кіреді</translation>
    </message>
    <message>
        <source>What is destroyed cannot be brought back here; a copy that was sent before is not touched by it.</source>
        <translation>Жойылғанды мұнда қайтару мүмкін емес; бұрын жіберілген көшірмеге бұл әсер етпейді.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Не көрсетіледі</translation>
    </message>
    <message>
        <source>What is shown of it is not what its signed entries say; check the archive.</source>
        <translation>Көрсетілгені қол қойылған жазбалардағыдай емес; архивті тексеріңіз.</translation>
    </message>
    <message>
        <source>What it is linked to, and what names it</source>
        <translation>Немен байланысты және оны не атайды</translation>
    </message>
    <message>
        <source>What programs noted</source>
        <translation>Бағдарламалар белгілегені</translation>
    </message>
    <message>
        <source>What this does not show</source>
        <translation>Бұл нені дәлелдемейді</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Не істелді</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Не жазылады</translation>
    </message>
    <message>
        <source>When, by the device&apos;s clock</source>
        <translation>Қашан, құрылғы сағатымен</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Who decides they go in</source>
        <translation>Қосуға кім шешті</translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation>Кім берді</translation>
    </message>
    <message>
        <source>Who signed it, and when</source>
        <translation>Кім және қашан қол қойды</translation>
    </message>
    <message>
        <source>Whole: every signature and every hash in it holds. Items: {items}, entries: {entries}, files: {files}, receipts: {receipts}.</source>
        <translation>Бүтін: әр қолтаңба мен әр хеш сәйкес келеді. Зат: {items}, журнал жазбасы: {entries}, файл: {files}, қолхат: {receipts}.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неліктен</translation>
    </message>
    <message>
        <source>With the index as a PDF</source>
        <translation>Тізімдемесі PDF түрінде</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Withdraw this record</source>
        <translation>Осы жазбаны қайтарып алу</translation>
    </message>
    <message>
        <source>Withdrawn: {why}</source>
        <translation>Қайтарып алынды: {why}</translation>
    </message>
    <message>
        <source>Withheld of all: {words}.</source>
        <translation>Барлығында жасырылған: {words}.</translation>
    </message>
    <message>
        <source>Withhold</source>
        <translation>Жасыру</translation>
    </message>
    <message>
        <source>a link taken back</source>
        <translation>байланыс алынды</translation>
    </message>
    <message>
        <source>a statement taken back</source>
        <translation>дерек қайтарып алынды</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>another group was let read it</source>
        <translation>басқа топқа оқуға рұқсат берілді</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>басталды</translation>
    </message>
    <message>
        <source>cannot be read here</source>
        <translation>мұнда оқу мүмкін емес</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>өзгертілді</translation>
    </message>
    <message>
        <source>changed: {fields}</source>
        <translation>өзгертілді: {fields}</translation>
    </message>
    <message>
        <source>consent was given for other uses only</source>
        <translation>келісім тек басқа мақсатқа берілген</translation>
    </message>
    <message>
        <source>emptied: {fields}</source>
        <translation>тазартылды: {fields}</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>экспортталды</translation>
    </message>
    <message>
        <source>for instance: the wrong person</source>
        <translation>мысалы: басқа адам</translation>
    </message>
    <message>
        <source>hash {hash}</source>
        <translation>хеш {hash}</translation>
    </message>
    <message>
        <source>into an exhibit</source>
        <translation>қосымшаға</translation>
    </message>
    <message>
        <source>into an export</source>
        <translation>экспортқа</translation>
    </message>
    <message>
        <source>it is restricted</source>
        <translation>қолжетімділігі шектелген</translation>
    </message>
    <message>
        <source>it names a protected person</source>
        <translation>қорғалатын адамды атайды</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>байланыстырылды</translation>
    </message>
    <message>
        <source>may not leave: {why}</source>
        <translation>шығаруға болмайды: {why}</translation>
    </message>
    <message>
        <source>named by, as {field}</source>
        <translation>«{field}» ретінде атайды</translation>
    </message>
    <message>
        <source>no place here</source>
        <translation>орны жоқ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>мұнда жоқ</translation>
    </message>
    <message>
        <source>not readable here</source>
        <translation>мұнда оқылмайды</translation>
    </message>
    <message>
        <source>nothing of its words would be left</source>
        <translation>сөздерінен ештеңе қалмайды</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>қағазға</translation>
    </message>
    <message>
        <source>on which device</source>
        <translation>қай құрылғыда</translation>
    </message>
    <message>
        <source>out as a file</source>
        <translation>файл түрінде</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>басып шығарылды</translation>
    </message>
    <message>
        <source>put into an exhibit</source>
        <translation>қосымшаға енгізілді</translation>
    </message>
    <message>
        <source>read</source>
        <translation>оқылды</translation>
    </message>
    <message>
        <source>receipt of {coordinator}, {when}, {size} entries</source>
        <translation>{coordinator} қолхаты, {when}, жазба саны: {size}</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>мөрленді</translation>
    </message>
    <message>
        <source>stated: {fields}</source>
        <translation>келтірілді: {fields}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>қайтарып алынды</translation>
    </message>
    <message>
        <source>taken out as a file</source>
        <translation>файл түрінде шығарылды</translation>
    </message>
    <message>
        <source>the consent given for it has ended</source>
        <translation>келісім мерзімі өтті</translation>
    </message>
    <message>
        <source>the name of the file</source>
        <translation>файл атауы</translation>
    </message>
    <message>
        <source>the path it had</source>
        <translation>файлдың бұрынғы жолы</translation>
    </message>
    <message>
        <source>the same as</source>
        <translation>дәл сол</translation>
    </message>
    <message>
        <source>timestamp of {authority}, {when}, {size} entries, number {serial}</source>
        <translation>{authority} уақыт таңбасы, {when}, жазба саны: {size}, нөмірі {serial}</translation>
    </message>
    <message>
        <source>where it was written</source>
        <translation>қайда жазылды</translation>
    </message>
    <message>
        <source>who gave it</source>
        <translation>кім берді</translation>
    </message>
    <message>
        <source>who wrote it</source>
        <translation>кім жазды</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>толық</translation>
    </message>
    <message>
        <source>withdrawn: it does not go in</source>
        <translation>қайтарып алынған: кірмейді</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>қайтарып алынды: {why}</translation>
    </message>
    <message>
        <source>without a source</source>
        <translation>дереккөзсіз</translation>
    </message>
    <message>
        <source>without: {fields}</source>
        <translation>мыналарсыз: {fields}</translation>
    </message>
    <message>
        <source>{authority}: {why}</source>
        <translation>{authority}: {why}</translation>
    </message>
    <message>
        <source>{name}: no section that is shown tells its hash.</source>
        <translation>{name}: көрсетілген бірде-бір бөлік оның хешін атамайды.</translation>
    </message>
    <message>
        <source>{size} written</source>
        <translation>{size} жазылды</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>табылғаны: %n</numerusform>
            <numerusform>табылғаны: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you cannot open here</source>
        <translation>
            <numerusform>%n мұнда ашылмайды</numerusform>
            <numerusform>%n мұнда ашылмайды</numerusform>
        </translation>
    </message>
    <message>
        <source>A name is found however it is spelled, in any script. Enter opens where the words stand.</source>
        <translation>Есім қалай жазылса да, кез келген жазуда табылады. Enter сөздер тұрған жерді ашады.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Барлық түрі</translation>
    </message>
    <message>
        <source>Exactly as spelled</source>
        <translation>Дәл жазылғандай</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Табылғандар</translation>
    </message>
    <message>
        <source>Initials and patronymics were not required.</source>
        <translation>Инициалдар мен әкесінің аты ескерілмеді.</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Жазба түрі</translation>
    </message>
    <message>
        <source>Names, words, “a phrase”, begin*, -without</source>
        <translation>Есімдер, сөздер, «тіркес», баст*, -онсыз</translation>
    </message>
    <message>
        <source>Nothing found as it is spelled here. Without “Exactly as spelled” other spellings and scripts are found too.</source>
        <translation>Дәл осы жазылуымен ештеңе табылмады. «Дәл жазылғандай» белгісінсіз басқа жазылуы мен әліпбиі де табылады.</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words, or the beginning of one with *, may find it. What is sealed is not searched.</source>
        <translation>Ештеңе табылмады. Сөзді азайтып не сөздің басын * белгісімен теріп көріңіз. Мөрленгеннен ізделмейді.</translation>
    </message>
    <message>
        <source>Only the first {n} characters were read.</source>
        <translation>Тек алғашқы {n} таңба оқылды.</translation>
    </message>
    <message>
        <source>Say also what to look for; only words to leave out were given.</source>
        <translation>Не іздейтінін де айтыңыз: тек болмауы керек сөздер берілген.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>Search all kinds</source>
        <translation>Барлық түрінен іздеу</translation>
    </message>
    <message>
        <source>There is no word to look for.</source>
        <translation>Іздейтін сөз жоқ.</translation>
    </message>
    <message>
        <source>Very common words: only the newest {n} places are ranked.</source>
        <translation>Өте жиі сөздер: тек соңғы {n} орын реттелді.</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Не іздеу керек</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Не табылды</translation>
    </message>
    <message>
        <source>answer {n}</source>
        <translation>{n}-жауап</translation>
    </message>
    <message>
        <source>in the text</source>
        <translation>мәтінде</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>{n}-жол</translation>
    </message>
    <message>
        <source>name</source>
        <translation>есім</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>{n}-бет</translation>
    </message>
    <message>
        <source>text</source>
        <translation>мәтін</translation>
    </message>
    <message>
        <source>title</source>
        <translation>атауы</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>атаусыз</translation>
    </message>
    <message>
        <source>{place}: {word}</source>
        <translation>{place}: {word}</translation>
    </message>
    <message>
        <source>{place}: {word} (a spelling of the name)</source>
        <translation>{place}: {word} (есімнің жазылуы)</translation>
    </message>
</context>
</TS>
