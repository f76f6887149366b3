<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Page</name>
    <message numerus="yes">
        <source>%n asked of someone safer</source>
        <translation>
            <numerusform>%n қауіпсіздеу адамнан сұралды</numerusform>
            <numerusform>%n қауіпсіздеу адамнан сұралды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured</source>
        <translation>
            <numerusform>%n көшірілді</numerusform>
            <numerusform>%n көшірілді</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured in part</source>
        <translation>
            <numerusform>%n ішінара көшірілді</numerusform>
            <numerusform>%n ішінара көшірілді</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>%n содан бері өзгерген</numerusform>
            <numerusform>%n содан бері өзгерген</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be captured</source>
        <translation>
            <numerusform>%n көшіру мүмкін болмады</numerusform>
            <numerusform>%n көшіру мүмкін болмады</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exchanges</source>
        <translation>
            <numerusform>%n алмасу</numerusform>
            <numerusform>%n алмасу</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone from the site</source>
        <translation>
            <numerusform>%n сайтта енді жоқ</numerusform>
            <numerusform>%n сайтта енді жоқ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines came</source>
        <translation>
            <numerusform>%n жол пайда болды</numerusform>
            <numerusform>%n жол пайда болды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines went</source>
        <translation>
            <numerusform>%n жол жоғалды</numerusform>
            <numerusform>%n жол жоғалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not captured</source>
        <translation>
            <numerusform>%n көшірілмеген</numerusform>
            <numerusform>%n көшірілмеген</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>оның %n сәтсіз</numerusform>
            <numerusform>оның %n сәтсіз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n бөлік</numerusform>
            <numerusform>%n бөлік</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things the page asked for were not captured.</source>
        <translation>
            <numerusform>Бет сұраған %n нәрсе көшірілмеген.</numerusform>
            <numerusform>Бет сұраған %n нәрсе көшірілмеген.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n күтіп тұр</numerusform>
            <numerusform>%n күтіп тұр</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a link</source>
        <translation>
            <numerusform>%n сілтемесіз</numerusform>
            <numerusform>%n сілтемесіз</numerusform>
        </translation>
    </message>
    <message>
        <source>A person used it</source>
        <translation>Бетті адам пайдаланды</translation>
    </message>
    <message>
        <source>Address it came from</source>
        <translation>Қай мекенжайдан келді</translation>
    </message>
    <message>
        <source>Answer of the site</source>
        <translation>Сайттың жауабы</translation>
    </message>
    <message>
        <source>As they told it to you, such as M-7K2F9Q. Headquarters passes it on.</source>
        <translation>Сізге айтқанындай, мысалы M-7K2F9Q. Штаб өтінішті әрі қарай жеткізеді.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Сұрау</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Не сұралды</translation>
    </message>
    <message>
        <source>Asked of {member}. The request goes with the next parcel.</source>
        <translation>Кімнен сұралды: {member}. Өтініш келесі сәлемдемемен кетеді.</translation>
    </message>
    <message>
        <source>Beside the one before</source>
        <translation>Алдыңғыдан айырмасы</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>By someone safer</source>
        <translation>Қауіпсіздеу адамға</translation>
    </message>
    <message>
        <source>By the browser&apos;s own connection</source>
        <translation>Браузердің өз байланысымен</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кім көшірді</translation>
    </message>
    <message>
        <source>Capture it again</source>
        <translation>Қайта көшіру</translation>
    </message>
    <message>
        <source>Capture it by the browser&apos;s own connection</source>
        <translation>Браузердің өз байланысы арқылы түсіру</translation>
    </message>
    <message>
        <source>Capture it so</source>
        <translation>Осылай түсіру</translation>
    </message>
    <message>
        <source>Capture now</source>
        <translation>Қазір көшіру</translation>
    </message>
    <message>
        <source>Capture what waits</source>
        <translation>Күтіп тұрғанды көшіру</translation>
    </message>
    <message>
        <source>Captures of this address</source>
        <translation>Осы мекенжайдың көшірмелері</translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation>Көшірілуде</translation>
    </message>
    <message>
        <source>Capturing {number} of {count}</source>
        <translation>Көшірілуде: {count} ішінен {number}</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Certificates of the chain, SHA-256</source>
        <translation>Тізбек сертификаттары, SHA-256</translation>
    </message>
    <message>
        <source>Choose one in the table and compare: what went and what came stands below.</source>
        <translation>Кестеден бірін таңдап, салыстырыңыз: төменде не жоғалғаны мен не пайда болғаны тұрады.</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Шифр</translation>
    </message>
    <message>
        <source>Compare it with the chosen one</source>
        <translation>Таңдалғанмен салыстыру</translation>
    </message>
    <message>
        <source>Compare it with the one before</source>
        <translation>Алдыңғысымен салыстыру</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Салыстырылуда</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Не қысқартылды</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Мекенжай қайда апарды</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Алмасулар</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Бірінші</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Кім берген</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Кімге берілген</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Кезекке қайтару</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Тақырыптамалар</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Жауаптың тақырыптамалары</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Қалай көшірілді</translation>
    </message>
    <message>
        <source>How far capturing is</source>
        <translation>Қаншасы көшірілді</translation>
    </message>
    <message>
        <source>It comes before all others.</source>
        <translation>Ол бәрінен бұрын көшіріледі.</translation>
    </message>
    <message>
        <source>It did not come over a protected line; there is none.</source>
        <translation>Бет қорғалған желімен келмеді; сертификат жоқ.</translation>
    </message>
    <message>
        <source>It is kept, and not tried.</source>
        <translation>Ол кезекте қалады, бірақ көшірілмейді.</translation>
    </message>
    <message>
        <source>It is not captured. It stays cited.</source>
        <translation>Ол көшірілмейді. Сілтеме сақталады.</translation>
    </message>
    <message>
        <source>It is open already, in a window of its own.</source>
        <translation>Ол өз терезесінде ашық тұр.</translation>
    </message>
    <message>
        <source>It is so from now on.</source>
        <translation>Енді солай болады.</translation>
    </message>
    <message>
        <source>It waits again with the others.</source>
        <translation>Ол қайтадан басқалармен бірге күтеді.</translation>
    </message>
    <message>
        <source>Its record and proof</source>
        <translation>Жазбасы мен дәлелі</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>Осылай болсын</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Өзгертпеу</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Қайта қарау</translation>
    </message>
    <message>
        <source>Look again at all</source>
        <translation>Бәрін қайта қарау</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Ешкім</translation>
    </message>
    <message>
        <source>Not a word differs from the capture of {when}.</source>
        <translation>{when} көшірмесінен бір сөз де өзгеше емес.</translation>
    </message>
    <message>
        <source>Not given to the page</source>
        <translation>Бетке не берілмеді</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Сақталмаған</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Көрсетілмеді</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Керек емес</translation>
    </message>
    <message>
        <source>Nothing of it lies on this laptop.</source>
        <translation>Бұл ноутбукте одан ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Nothing waits to be captured from this laptop.</source>
        <translation>Бұл ноутбуктен қазір көшіретін ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Open as it was</source>
        <translation>Болған қалпында ашу</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ашылуда</translation>
    </message>
    <message>
        <source>Or a colleague&apos;s code</source>
        <translation>Немесе әріптестің коды</translation>
    </message>
    <message>
        <source>Parts of this capture</source>
        <translation>Осы көшірменің бөліктері</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кейінге қалдыру</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Сурет</translation>
    </message>
    <message>
        <source>Print the table…</source>
        <translation>Кестені басып шығару…</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Хаттама</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Көрсетілген</translation>
    </message>
    <message>
        <source>Since the capture of {when}: {gone}, {came}.</source>
        <translation>{when} көшірмесінен бері: {gone}, {came}.</translation>
    </message>
    <message>
        <source>Someone safer; never this laptop</source>
        <translation>Қауіпсіздеу адам; бұл ноутбук ешқашан</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Stopping after what is under way</source>
        <translation>Көшіріліп жатқаннан кейін тоқтайды</translation>
    </message>
    <message>
        <source>THIS CAPTURE</source>
        <translation>ОСЫ КӨШІРМЕ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Мәтін</translation>
    </message>
    <message>
        <source>The browser judged it by the rules and the store of its own. It was not kept.</source>
        <translation>Оны браузер өз ережелері мен өз қоймасы бойынша тексерді. Ол сақталған жоқ.</translation>
    </message>
    <message>
        <source>The page opens in a window of its own. It reaches no network.</source>
        <translation>Бет өз терезесінде ашылады. Желіге шықпайды.</translation>
    </message>
    <message>
        <source>The same for all of {site}</source>
        <translation>{site} сайтының бәріне де солай</translation>
    </message>
    <message>
        <source>The site may refuse the way in which this program records. It may let in the browser&apos;s own connection; what it sends over that is not kept, but picture, print and text are.</source>
        <translation>Сайт бұл бағдарламаның жазып алу тәсілін қабылдамауы мүмкін. Браузердің өз байланысын қабылдауы ықтимал; ол арқылы жіберілген деректер сақталмайды, бірақ сурет, баспа түрі және мәтін сақталады.</translation>
    </message>
    <message>
        <source>There is no picture: it was fetched as one file.</source>
        <translation>Сурет жоқ: бет бір файл болып алынды.</translation>
    </message>
    <message>
        <source>This laptop, only when it is captured by itself</source>
        <translation>Осы ноутбук, тек бөлек көшірілгенде</translation>
    </message>
    <message>
        <source>This laptop, with all that waits</source>
        <translation>Осы ноутбук, күтіп тұрғанның бәрімен бірге</translation>
    </message>
    <message>
        <source>This was captured by the browser&apos;s own connection: what the site sent over protected lines is not kept. Picture, print and text are how the browser showed it.</source>
        <translation>Бұл браузердің өз байланысы арқылы түсірілген: сайттың қорғалған байланыстар арқылы жібергені сақталмаған. Сурет, баспа түрі және мәтін — браузер көрсеткен күйде.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Тексерілген</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Не келді</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Не өзгерді</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Where it is cited</source>
        <translation>Қайда сілтеме жасалған</translation>
    </message>
    <message>
        <source>Who is to capture this page</source>
        <translation>Бұл бетті кім көшіреді</translation>
    </message>
    <message>
        <source>Who may fetch it</source>
        <translation>Кім сұрата алады</translation>
    </message>
    <message>
        <source>Who may fetch this page</source>
        <translation>Бұл бетті кім сұрата алады</translation>
    </message>
    <message>
        <source>Why (may be empty)</source>
        <translation>Неге (жазбасаңыз да болады)</translation>
    </message>
    <message>
        <source>Why not better</source>
        <translation>Неге жақсырақ емес</translation>
    </message>
    <message>
        <source>Write it to a file</source>
        <translation>Файлға жазу</translation>
    </message>
    <message>
        <source>Write it to a file with cookies</source>
        <translation>Файлға cookie-мен бірге жазу</translation>
    </message>
    <message>
        <source>Write it to a file without cookies</source>
        <translation>Файлға cookie-сіз жазу</translation>
    </message>
    <message>
        <source>Written with cookies and logins, if there were any. The file lies outside the archive, unprotected.</source>
        <translation>Cookie мен кіру деректері болса, солармен бірге жазылды. Файл архивтен тыс, қорғаусыз жатыр.</translation>
    </message>
    <message>
        <source>Written without cookies and logins; what the site answered, and what the page shows of its reader, is still in it. The file lies outside the archive, unprotected.</source>
        <translation>Cookie мен кіру деректерінсіз жазылды; сайттың жауаптары мен бет оқырманы туралы көрсететіні сонда қалды. Файл архивтен тыс, қорғаусыз жатыр.</translation>
    </message>
    <message>
        <source>Written. The paper lies outside the archive, unprotected.</source>
        <translation>Жазылды. Қағаз архивтен тыс, қорғаусыз жатыр.</translation>
    </message>
    <message>
        <source>a file that somebody gave</source>
        <translation>біреу берген файл</translation>
    </message>
    <message>
        <source>all of it is looked at</source>
        <translation>түгел қаралуда</translation>
    </message>
    <message>
        <source>as one file, as the site sent it</source>
        <translation>сайт жіберген қалпында бір файл болып</translation>
    </message>
    <message>
        <source>asked of someone safer</source>
        <translation>қауіпсіздеу адамнан сұралды</translation>
    </message>
    <message>
        <source>by a browser, with every byte of its line</source>
        <translation>браузермен, желісінің әр байтымен</translation>
    </message>
    <message>
        <source>by a browser, without the bytes of its line</source>
        <translation>браузермен, желісінің байттарынсыз</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>көшірілген</translation>
    </message>
    <message>
        <source>captured in part</source>
        <translation>ішінара көшірілген</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>содан бері өзгерген</translation>
    </message>
    <message>
        <source>cited-sources</source>
        <translation>дереккөздер</translation>
    </message>
    <message>
        <source>could not be captured</source>
        <translation>көшіру мүмкін болмады</translation>
    </message>
    <message>
        <source>gone from the site</source>
        <translation>сайтта енді жоқ</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>штаб</translation>
    </message>
    <message>
        <source>how is not recorded</source>
        <translation>қалай көшірілгені жазылмаған</translation>
    </message>
    <message>
        <source>it is a file, which a browser saves and does not show</source>
        <translation>бұл — браузер көрсетпей, сақтап алатын файл</translation>
    </message>
    <message>
        <source>it is kept</source>
        <translation>сақталуда</translation>
    </message>
    <message>
        <source>it is not to be fetched</source>
        <translation>оны сұратуға болмайды</translation>
    </message>
    <message>
        <source>it loads</source>
        <translation>жүктелуде</translation>
    </message>
    <message>
        <source>it waits for you</source>
        <translation>сізді күтіп тұр</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>бас тартылды</translation>
    </message>
    <message>
        <source>its film is fetched</source>
        <translation>бейнесі жүктелуде</translation>
    </message>
    <message>
        <source>its picture is made</source>
        <translation>суреті жасалуда</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>no browser was wanted for it</source>
        <translation>бұл үшін браузер қажет болмады</translation>
    </message>
    <message>
        <source>not captured</source>
        <translation>көшірілмеген</translation>
    </message>
    <message>
        <source>other bytes; no text to compare</source>
        <translation>байттары басқа; салыстыратын мәтін жоқ</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>кейінге қалдырылған</translation>
    </message>
    <message>
        <source>reads as before</source>
        <translation>бұрынғыдай оқылады</translation>
    </message>
    <message>
        <source>refused by this program</source>
        <translation>бағдарлама бас тартты</translation>
    </message>
    <message>
        <source>someone safer is still to be asked</source>
        <translation>қауіпсіздеу адамнан әлі сұралған жоқ</translation>
    </message>
    <message>
        <source>the browser broke down</source>
        <translation>браузер істен шықты</translation>
    </message>
    <message>
        <source>the browser starts</source>
        <translation>браузер іске қосылуда</translation>
    </message>
    <message>
        <source>the site answered {status}</source>
        <translation>сайт {status} деп жауап берді</translation>
    </message>
    <message>
        <source>there is no way to the network now</source>
        <translation>қазір желіге шығу жоқ</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>осы</translation>
    </message>
    <message>
        <source>until it is captured by itself</source>
        <translation>бөлек көшірілгенше</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>күтіп тұр</translation>
    </message>
    <message numerus="yes">
        <source>what came over %n protected lines</source>
        <translation>
            <numerusform>%n қорғалған байланыс арқылы келгені</numerusform>
            <numerusform>%n қорғалған байланыс арқылы келгені</numerusform>
        </translation>
    </message>
    <message>
        <source>without a link</source>
        <translation>сілтемесіз</translation>
    </message>
    <message>
        <source>without its sandbox</source>
        <translation>құмсалғышсыз</translation>
    </message>
    <message>
        <source>yes, before it was captured</source>
        <translation>иә, көшірмеге дейін</translation>
    </message>
    <message>
        <source>yes, by the authorities of this program</source>
        <translation>иә, осы бағдарламаның орталықтары бойынша</translation>
    </message>
</context>
</TS>
