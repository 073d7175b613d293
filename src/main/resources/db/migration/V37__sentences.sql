-- Package archive: a sentence is of its item, which is of the conversation and takes it along when it goes. To look the conversation up as
-- well, for each sentence that comes in, was a quarter of what it cost to keep one.

alter table utterance drop constraint utterance_conversation_id_fkey;
