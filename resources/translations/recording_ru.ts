<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Recording</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n пропуск</numerusform>
            <numerusform>%n пропуска</numerusform>
            <numerusform>%n пропусков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n секунду</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>5 s back</source>
        <translation>5 с назад</translation>
    </message>
    <message>
        <source>5 s on</source>
        <translation>5 с вперёд</translation>
    </message>
    <message>
        <source>A recording goes on already; stop it before beginning another.</source>
        <translation>Запись уже идёт; остановите её, прежде чем начинать другую.</translation>
    </message>
    <message>
        <source>A recording was cut off at {time}. Everything until then is kept.</source>
        <translation>Запись оборвалась на {time}. Всё до этого сохранено.</translation>
    </message>
    <message>
        <source>Allowed: record</source>
        <translation>Разрешил: записывать</translation>
    </message>
    <message>
        <source>Close the sound</source>
        <translation>Закрыть звук</translation>
    </message>
    <message>
        <source>Correcting the line at {time}; Escape leaves it.</source>
        <translation>Исправляется строка на {time}; Escape оставит как было.</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>Не записывать</translation>
    </message>
    <message>
        <source>Does the court allow recording?</source>
        <translation>Суд разрешает запись?</translation>
    </message>
    <message>
        <source>Ended at {time}</source>
        <translation>Закончилась на {time}</translation>
    </message>
    <message>
        <source>F2 corrects a line; a click plays from it.</source>
        <translation>F2 исправляет строку; щелчок включает с неё.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Go on when I lock Satchel by hand</source>
        <translation>Продолжать, когда я закрою Satchel вручную</translation>
    </message>
    <message>
        <source>It goes on when Satchel is locked.</source>
        <translation>Запись идёт и когда Satchel закрыт.</translation>
    </message>
    <message>
        <source>Kept sealed. Only headquarters can hear it; not even its length is here.</source>
        <translation>Сохранено запечатанным. Услышать могут только в штабе; здесь нет даже длительности.</translation>
    </message>
    <message>
        <source>Kept: {time}</source>
        <translation>Сохранено: {time}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Слушать</translation>
    </message>
    <message>
        <source>Locking by hand ends it; when Satchel locks by itself, it goes on.</source>
        <translation>Если закрыть Satchel вручную, запись кончится; если он закроется сам, она продолжится.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Микрофон</translation>
    </message>
    <message>
        <source>New line of the transcript</source>
        <translation>Новая строка расшифровки</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found.</source>
        <translation>Не найдено ни динамика, ни наушников.</translation>
    </message>
    <message>
        <source>No microphone could be opened. Plug one in, or allow Satchel to use it in the system&apos;s settings, and begin again.</source>
        <translation>Микрофон не удалось включить. Подключите его или разрешите Satchel им пользоваться в настройках системы и начните снова.</translation>
    </message>
    <message>
        <source>No microphone since {time}</source>
        <translation>Нет микрофона с {time}</translation>
    </message>
    <message>
        <source>Not allowed: record all the same</source>
        <translation>Не разрешил: всё равно записывать</translation>
    </message>
    <message>
        <source>Not asked: record</source>
        <translation>Не спрашивали: записывать</translation>
    </message>
    <message>
        <source>Nothing was heard, so nothing was kept.</source>
        <translation>Ничего не записалось, сохранять нечего.</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Включается микрофон</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Paused at {time}</source>
        <translation>Пауза на {time}</translation>
    </message>
    <message>
        <source>Picture of the sound</source>
        <translation>Картина звука</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Слушать</translation>
    </message>
    <message>
        <source>Play or pause the sound</source>
        <translation>Звук: слушать или пауза</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записывать</translation>
    </message>
    <message>
        <source>Record, pause or go on</source>
        <translation>Запись, пауза или продолжить</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <translation>Запись {time}</translation>
    </message>
    <message>
        <source>Recordings of this hearing</source>
        <translation>Записи этого заседания</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Остановить запись</translation>
    </message>
    <message>
        <source>Taking in what was heard</source>
        <translation>Записанное переносится в архив</translation>
    </message>
    <message>
        <source>The court allowed it.</source>
        <translation>Суд разрешил.</translation>
    </message>
    <message>
        <source>The court did not allow it.</source>
        <translation>Суд не разрешил.</translation>
    </message>
    <message>
        <source>The court was not asked.</source>
        <translation>Суд не спрашивали.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing is being recorded. What was saved before is safe; free some space and try again.</source>
        <translation>Диск заполнен, поэтому ничего не записывается. Сохранённое раньше цело; освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>The disk is nearly full, so the recording was ended. What was heard is safe, and notes can still be taken. Free some space and begin again.</source>
        <translation>Диск почти заполнен, поэтому запись закончена. Записанное цело, заметки вести можно. Освободите место и начните снова.</translation>
    </message>
    <message>
        <source>The microphone gives no sound at all. Is it switched off?</source>
        <translation>Микрофон совсем не даёт звука. Он выключен?</translation>
    </message>
    <message>
        <source>The microphone is gone. Plug one in; recording goes on by itself.</source>
        <translation>Микрофон пропал. Подключите его, запись продолжится сама.</translation>
    </message>
    <message>
        <source>The recorder could not be started, so nothing is being recorded; notes can be taken. Try again.</source>
        <translation>Запись не запустилась, ничего не записывается; заметки вести можно. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The recorder does not answer. What it has heard is safe, and is taken in once it has ended; try again, or restart the computer.</source>
        <translation>Запись не отвечает. Записанное цело и попадёт в архив, когда она закончится; попробуйте ещё раз или перезагрузите компьютер.</translation>
    </message>
    <message>
        <source>The recording has ended. What was heard is safe; stop takes it in.</source>
        <translation>Запись закончилась. Записанное цело; «Стоп» перенесёт его в архив.</translation>
    </message>
    <message>
        <source>This archive is in no mission, so there is nobody to seal to; record without sealing, or join a mission first.</source>
        <translation>Этот архив не входит в миссию, запечатывать не для кого; записывайте без печати или сначала вступите в миссию.</translation>
    </message>
    <message>
        <source>This cannot be played here: {why}.</source>
        <translation>Это нельзя здесь воспроизвести: {why}.</translation>
    </message>
    <message>
        <source>This hearing is sealed: the sound will be heard at headquarters only.</source>
        <translation>Это заседание запечатано: звук услышат только в штабе.</translation>
    </message>
    <message>
        <source>This is the recording of another hearing.</source>
        <translation>Это запись другого заседания.</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>While it records, Windows shows a microphone near the clock. In its privacy settings it keeps when Satchel last used the microphone, and Satchel cannot remove that.</source>
        <translation>Пока идёт запись, Windows показывает микрофон рядом с часами. В настройках конфиденциальности остаётся, когда Satchel в последний раз пользовался микрофоном, и убрать это Satchel не может.</translation>
    </message>
    <message>
        <source>While it records, macOS shows an orange dot at the top of the screen. In its privacy settings it keeps that Satchel may use the microphone.</source>
        <translation>Пока идёт запись, macOS показывает оранжевую точку вверху экрана. В настройках конфиденциальности остаётся, что Satchel разрешено пользоваться микрофоном.</translation>
    </message>
    <message>
        <source>While it records, the desktop may show a microphone at the edge of the screen. Its sound settings list Satchel meanwhile, and may keep the volume under that name.</source>
        <translation>Пока идёт запись, рабочий стол может показывать микрофон у края экрана. В настройках звука в это время виден Satchel, и громкость может остаться под этим именем.</translation>
    </message>
    <message>
        <source>Will be kept at {time}.</source>
        <translation>Будет сохранено на {time}.</translation>
    </message>
    <message>
        <source>Write what is said; Enter keeps the line</source>
        <translation>Пишите, что говорят; Enter сохраняет строку</translation>
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
        <source>decoding it needs more memory than is allowed</source>
        <translation>для него нужно больше памяти, чем разрешено</translation>
    </message>
    <message>
        <source>decoding it took too long and was stopped</source>
        <translation>он раскрывался слишком долго и был остановлен</translation>
    </message>
    <message>
        <source>files of this kind cannot be played</source>
        <translation>такие файлы не воспроизводятся</translation>
    </message>
    <message>
        <source>good</source>
        <translation>хорошо</translation>
    </message>
    <message>
        <source>it is damaged, or not what it seems to be</source>
        <translation>он повреждён или не то, чем кажется</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>меньше секунды</translation>
    </message>
    <message>
        <source>no sound at all</source>
        <translation>звука нет совсем</translation>
    </message>
    <message>
        <source>none was found</source>
        <translation>не найден</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>тихо</translation>
    </message>
    <message>
        <source>the program that decodes it broke down and was ended</source>
        <translation>программа, которая его раскрывает, сбилась и была закрыта</translation>
    </message>
    <message>
        <source>there is no sound in it</source>
        <translation>в нём нет звука</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>слишком громко</translation>
    </message>
    <message>
        <source>{at} of {whole}</source>
        <translation>{at} из {whole}</translation>
    </message>
    <message>
        <source>{at}: no microphone for {length}</source>
        <translation>{at}: без микрофона {length}</translation>
    </message>
    <message>
        <source>{at}: paused for {length}</source>
        <translation>{at}: пауза на {length}</translation>
    </message>
    <message>
        <source>{at}: {length} cannot be read</source>
        <translation>{at}: не удаётся прочитать {length}</translation>
    </message>
    <message>
        <source>{at}: {length} lost on the way from the microphone</source>
        <translation>{at}: по пути от микрофона потеряли {length}</translation>
    </message>
    <message>
        <source>{kept}, without a gap</source>
        <translation>{kept}, без пропусков</translation>
    </message>
    <message>
        <source>{length} were lost on the way from the microphone.</source>
        <translation>По пути от микрофона потеряли {length}.</translation>
    </message>
</context>
</TS>
