<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Page</name>
    <message numerus="yes">
        <source>%n asked of someone safer</source>
        <translation>
            <numerusform>%n попросили того, кому безопаснее</numerusform>
            <numerusform>%n попросили того, кому безопаснее</numerusform>
            <numerusform>%n попросили того, кому безопаснее</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured</source>
        <translation>
            <numerusform>%n снята</numerusform>
            <numerusform>%n сняты</numerusform>
            <numerusform>%n снято</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captured in part</source>
        <translation>
            <numerusform>%n снята частично</numerusform>
            <numerusform>%n сняты частично</numerusform>
            <numerusform>%n снято частично</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>с тех пор изменилось: %n</numerusform>
            <numerusform>с тех пор изменилось: %n</numerusform>
            <numerusform>с тех пор изменилось: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be captured</source>
        <translation>
            <numerusform>%n снять не удалось</numerusform>
            <numerusform>%n снять не удалось</numerusform>
            <numerusform>%n снять не удалось</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exchanges</source>
        <translation>
            <numerusform>%n обмен</numerusform>
            <numerusform>%n обмена</numerusform>
            <numerusform>%n обменов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone from the site</source>
        <translation>
            <numerusform>%n больше нет на сайте</numerusform>
            <numerusform>%n больше нет на сайте</numerusform>
            <numerusform>%n больше нет на сайте</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines came</source>
        <translation>
            <numerusform>%n строка появилась</numerusform>
            <numerusform>%n строки появились</numerusform>
            <numerusform>%n строк появилось</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines went</source>
        <translation>
            <numerusform>%n строка исчезла</numerusform>
            <numerusform>%n строки исчезли</numerusform>
            <numerusform>%n строк исчезло</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not captured</source>
        <translation>
            <numerusform>%n не снята</numerusform>
            <numerusform>%n не сняты</numerusform>
            <numerusform>%n не снято</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>из них не удался %n</numerusform>
            <numerusform>из них не удались %n</numerusform>
            <numerusform>из них не удалось %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n часть</numerusform>
            <numerusform>%n части</numerusform>
            <numerusform>%n частей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things the page asked for were not captured.</source>
        <translation>
            <numerusform>%n вещь, которую просила страница, не была снята.</numerusform>
            <numerusform>%n вещи, которые просила страница, не были сняты.</numerusform>
            <numerusform>%n вещей, которые просила страница, не было снято.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n ждёт</numerusform>
            <numerusform>%n ждут</numerusform>
            <numerusform>%n ждут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a link</source>
        <translation>
            <numerusform>%n без адреса</numerusform>
            <numerusform>%n без адреса</numerusform>
            <numerusform>%n без адреса</numerusform>
        </translation>
    </message>
    <message>
        <source>A person used it</source>
        <translation>Страницей пользовался человек</translation>
    </message>
    <message>
        <source>Address it came from</source>
        <translation>С какого адреса пришла</translation>
    </message>
    <message>
        <source>Answer of the site</source>
        <translation>Ответ сайта</translation>
    </message>
    <message>
        <source>As they told it to you, such as M-7K2F9Q. Headquarters passes it on.</source>
        <translation>Как его назвали вам, например M-7K2F9Q. Штаб передаст просьбу дальше.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Попросить</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Что запросили</translation>
    </message>
    <message>
        <source>Asked of {member}. The request goes with the next parcel.</source>
        <translation>Кого попросили: {member}. Просьба уйдёт со следующей посылкой.</translation>
    </message>
    <message>
        <source>Beside the one before</source>
        <translation>Рядом с предыдущим</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>By someone safer</source>
        <translation>Тому, кому безопаснее</translation>
    </message>
    <message>
        <source>By the browser&apos;s own connection</source>
        <translation>Через соединение самого браузера</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кем снято</translation>
    </message>
    <message>
        <source>Capture it again</source>
        <translation>Снять ещё раз</translation>
    </message>
    <message>
        <source>Capture it by the browser&apos;s own connection</source>
        <translation>Снять через собственное соединение браузера</translation>
    </message>
    <message>
        <source>Capture it so</source>
        <translation>Снять так</translation>
    </message>
    <message>
        <source>Capture now</source>
        <translation>Снять сейчас</translation>
    </message>
    <message>
        <source>Capture what waits</source>
        <translation>Снять всё, что ждёт</translation>
    </message>
    <message>
        <source>Captures of this address</source>
        <translation>Снимки этого адреса</translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation>Снимается</translation>
    </message>
    <message>
        <source>Capturing {number} of {count}</source>
        <translation>Снимается {number} из {count}</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Certificates of the chain, SHA-256</source>
        <translation>Сертификаты цепочки, SHA-256</translation>
    </message>
    <message>
        <source>Choose one in the table and compare: what went and what came stands below.</source>
        <translation>Выберите строку в таблице и сравните: ниже встанет, что исчезло и что появилось.</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Шифр</translation>
    </message>
    <message>
        <source>Compare it with the chosen one</source>
        <translation>Сравнить с выбранным</translation>
    </message>
    <message>
        <source>Compare it with the one before</source>
        <translation>Сравнить с предыдущим</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Сравнивается</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Что урезано</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Куда привёл адрес</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Обмены</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первой</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Вернуть в очередь</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Заголовки ответа</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как снято</translation>
    </message>
    <message>
        <source>How far capturing is</source>
        <translation>Сколько уже снято</translation>
    </message>
    <message>
        <source>It comes before all others.</source>
        <translation>Она пойдёт раньше всех остальных.</translation>
    </message>
    <message>
        <source>It did not come over a protected line; there is none.</source>
        <translation>Страница пришла не по защищённой линии; сертификата нет.</translation>
    </message>
    <message>
        <source>It is kept, and not tried.</source>
        <translation>Она останется в очереди, но сниматься не будет.</translation>
    </message>
    <message>
        <source>It is not captured. It stays cited.</source>
        <translation>Она сниматься не будет. Ссылка на неё остаётся.</translation>
    </message>
    <message>
        <source>It is open already, in a window of its own.</source>
        <translation>Она уже открыта, в своём окне.</translation>
    </message>
    <message>
        <source>It is so from now on.</source>
        <translation>Теперь так и будет.</translation>
    </message>
    <message>
        <source>It waits again with the others.</source>
        <translation>Она снова ждёт вместе с остальными.</translation>
    </message>
    <message>
        <source>Its record and proof</source>
        <translation>Запись и доказательство</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>Пусть будет так</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Ничего не менять</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Посмотреть снова</translation>
    </message>
    <message>
        <source>Look again at all</source>
        <translation>Посмотреть все снова</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>Not a word differs from the capture of {when}.</source>
        <translation>Ни слова разницы со снимком: {when}.</translation>
    </message>
    <message>
        <source>Not given to the page</source>
        <translation>В чём странице отказано</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Не показано</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Не нужна</translation>
    </message>
    <message>
        <source>Nothing of it lies on this laptop.</source>
        <translation>На этом ноутбуке ничего из неё нет.</translation>
    </message>
    <message>
        <source>Nothing waits to be captured from this laptop.</source>
        <translation>С этого ноутбука снимать сейчас нечего.</translation>
    </message>
    <message>
        <source>Open as it was</source>
        <translation>Открыть как было</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Открывается</translation>
    </message>
    <message>
        <source>Or a colleague&apos;s code</source>
        <translation>Или код коллеги</translation>
    </message>
    <message>
        <source>Parts of this capture</source>
        <translation>Части этого снимка</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Print the table…</source>
        <translation>Напечатать таблицу…</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Показано</translation>
    </message>
    <message>
        <source>Since the capture of {when}: {gone}, {came}.</source>
        <translation>Со снимка {when}: {gone}, {came}.</translation>
    </message>
    <message>
        <source>Someone safer; never this laptop</source>
        <translation>Тот, кому безопаснее; этот ноутбук никогда</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopping after what is under way</source>
        <translation>Остановится после той, что снимается</translation>
    </message>
    <message>
        <source>THIS CAPTURE</source>
        <translation>ЭТОТ СНИМОК</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>The browser judged it by the rules and the store of its own. It was not kept.</source>
        <translation>Его проверил сам браузер, по своим правилам и своему хранилищу. Он не сохранён.</translation>
    </message>
    <message>
        <source>The page opens in a window of its own. It reaches no network.</source>
        <translation>Страница откроется в своём окне. В сеть она не выходит.</translation>
    </message>
    <message>
        <source>The same for all of {site}</source>
        <translation>То же для всего сайта {site}</translation>
    </message>
    <message>
        <source>The site may refuse the way in which this program records. It may let in the browser&apos;s own connection; what it sends over that is not kept, but picture, print and text are.</source>
        <translation>Возможно, сайт отвергает то, как эта программа ведёт запись. Собственное соединение браузера он может принять; присланное по нему не сохраняется, но изображение, печатный вид и текст сохраняются.</translation>
    </message>
    <message>
        <source>There is no picture: it was fetched as one file.</source>
        <translation>Картинки нет: страница получена одним файлом.</translation>
    </message>
    <message>
        <source>This laptop, only when it is captured by itself</source>
        <translation>Этот ноутбук, только когда её снимают отдельно</translation>
    </message>
    <message>
        <source>This laptop, with all that waits</source>
        <translation>Этот ноутбук, вместе со всем, что ждёт</translation>
    </message>
    <message>
        <source>This was captured by the browser&apos;s own connection: what the site sent over protected lines is not kept. Picture, print and text are how the browser showed it.</source>
        <translation>Снято через собственное соединение браузера: то, что сайт прислал по защищённым соединениям, не сохранено. Изображение, печатный вид и текст — такие, какими их показал браузер.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Проверен</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Что пришло</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where it is cited</source>
        <translation>Где на неё ссылаются</translation>
    </message>
    <message>
        <source>Who is to capture this page</source>
        <translation>Кто снимет эту страницу</translation>
    </message>
    <message>
        <source>Who may fetch it</source>
        <translation>Кто может её запросить</translation>
    </message>
    <message>
        <source>Who may fetch this page</source>
        <translation>Кто может запросить эту страницу</translation>
    </message>
    <message>
        <source>Why (may be empty)</source>
        <translation>Почему (можно не писать)</translation>
    </message>
    <message>
        <source>Why not better</source>
        <translation>Почему не лучше</translation>
    </message>
    <message>
        <source>Write it to a file</source>
        <translation>Записать в файл</translation>
    </message>
    <message>
        <source>Write it to a file with cookies</source>
        <translation>Записать в файл вместе с cookie</translation>
    </message>
    <message>
        <source>Write it to a file without cookies</source>
        <translation>Записать в файл без cookie</translation>
    </message>
    <message>
        <source>Written with cookies and logins, if there were any. The file lies outside the archive, unprotected.</source>
        <translation>Записано вместе с cookie и данными входа, если они были. Файл лежит вне архива, без защиты.</translation>
    </message>
    <message>
        <source>Written without cookies and logins; what the site answered, and what the page shows of its reader, is still in it. The file lies outside the archive, unprotected.</source>
        <translation>Записано без cookie и данных входа; ответы сайта и то, что страница показывает о читателе, в нём остались. Файл лежит вне архива, без защиты.</translation>
    </message>
    <message>
        <source>Written. The paper lies outside the archive, unprotected.</source>
        <translation>Записано. Бумага лежит вне архива, без защиты.</translation>
    </message>
    <message>
        <source>a file that somebody gave</source>
        <translation>файл, который кто-то передал</translation>
    </message>
    <message>
        <source>all of it is looked at</source>
        <translation>просматривается целиком</translation>
    </message>
    <message>
        <source>as one file, as the site sent it</source>
        <translation>одним файлом, как его прислал сайт</translation>
    </message>
    <message>
        <source>asked of someone safer</source>
        <translation>попросили того, кому безопаснее</translation>
    </message>
    <message>
        <source>by a browser, with every byte of its line</source>
        <translation>браузером, со всеми байтами обмена</translation>
    </message>
    <message>
        <source>by a browser, without the bytes of its line</source>
        <translation>браузером, без байтов обмена</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>снята</translation>
    </message>
    <message>
        <source>captured in part</source>
        <translation>снята частично</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>с тех пор изменилась</translation>
    </message>
    <message>
        <source>cited-sources</source>
        <translation>источники</translation>
    </message>
    <message>
        <source>could not be captured</source>
        <translation>снять не удалось</translation>
    </message>
    <message>
        <source>gone from the site</source>
        <translation>на сайте больше нет</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>штаб</translation>
    </message>
    <message>
        <source>how is not recorded</source>
        <translation>как снято, не записано</translation>
    </message>
    <message>
        <source>it is a file, which a browser saves and does not show</source>
        <translation>это файл, который браузер сохраняет, а не показывает</translation>
    </message>
    <message>
        <source>it is kept</source>
        <translation>сохраняется</translation>
    </message>
    <message>
        <source>it is not to be fetched</source>
        <translation>запрашивать её нельзя</translation>
    </message>
    <message>
        <source>it loads</source>
        <translation>загружается</translation>
    </message>
    <message>
        <source>it waits for you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>отменена</translation>
    </message>
    <message>
        <source>its film is fetched</source>
        <translation>загружается видео</translation>
    </message>
    <message>
        <source>its picture is made</source>
        <translation>делается снимок</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no browser was wanted for it</source>
        <translation>браузер для неё не был нужен</translation>
    </message>
    <message>
        <source>not captured</source>
        <translation>не снята</translation>
    </message>
    <message>
        <source>other bytes; no text to compare</source>
        <translation>байты другие; текста для сравнения нет</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>отложена</translation>
    </message>
    <message>
        <source>reads as before</source>
        <translation>читается как прежде</translation>
    </message>
    <message>
        <source>refused by this program</source>
        <translation>программа отказалась</translation>
    </message>
    <message>
        <source>someone safer is still to be asked</source>
        <translation>ещё не попросили того, кому безопаснее</translation>
    </message>
    <message>
        <source>the browser broke down</source>
        <translation>браузер сломался</translation>
    </message>
    <message>
        <source>the browser starts</source>
        <translation>запускается браузер</translation>
    </message>
    <message>
        <source>the site answered {status}</source>
        <translation>сайт ответил {status}</translation>
    </message>
    <message>
        <source>there is no way to the network now</source>
        <translation>сейчас нет выхода в сеть</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>этот</translation>
    </message>
    <message>
        <source>until it is captured by itself</source>
        <translation>пока её не снимут отдельно</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждёт</translation>
    </message>
    <message numerus="yes">
        <source>what came over %n protected lines</source>
        <translation>
            <numerusform>пришедшее по %n защищённому соединению</numerusform>
            <numerusform>пришедшее по %n защищённым соединениям</numerusform>
            <numerusform>пришедшее по %n защищённым соединениям</numerusform>
        </translation>
    </message>
    <message>
        <source>without a link</source>
        <translation>без адреса</translation>
    </message>
    <message>
        <source>without its sandbox</source>
        <translation>без песочницы</translation>
    </message>
    <message>
        <source>yes, before it was captured</source>
        <translation>да, до снимка</translation>
    </message>
    <message>
        <source>yes, by the authorities of this program</source>
        <translation>да, по центрам этой программы</translation>
    </message>
</context>
</TS>
