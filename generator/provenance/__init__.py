"""The texts of sources: their paragraphs and sentences, the lock that vouches for them, and what both can prove."""
