-- What cannot be opened is counted at every search: it is little, among very many.
CREATE INDEX records_closed ON records (record)
    WHERE unread > 0 AND fields = '{}' AND withdrawn IS NULL;
