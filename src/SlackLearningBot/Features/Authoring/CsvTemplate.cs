namespace SlackLearningBot.Features.Authoring;

/// <summary>A sheet of lessons to fill in: one row a lesson with its question, one of each type.</summary>
internal static class CsvTemplate
{
    public const string Comment =
        "Fill in one row a lesson and drop the file here again. *track* is a track's name or id, and a new one is made when there is none; *right* is the right answer, "
        + "*wrong1*, *wrong2* … the others, each with its *why*. Several right answers, words, pairs (left=right) and things in order are separated by | . "
        + "A further question of the same lesson goes into a further row with the same *id*.";

    public const string Text = """
        id,track,title,text,link,skills,type,question,right,why,wrong1,why1,wrong2,why2,tolerance,unit
        review-small,How we review code,Small changes are read,"A reviewer reads 200 lines well and 2,000 not at all. Send small changes.",,"review, habits",single,What is the best way to get a change read well?,Send a small one,People read small changes to the end.,Send it on Friday,The day matters less than the size.,Ask three people,Then each waits for the others.,,
        review-kind,How we review code,Speak of the code,"Say what the code does, not what its author is.",,review,true-false,A review may judge the author.,false,It judges the change.,,,,,,
        review-kind,,,,,,multiple,What belongs into a review?,A question|A reason,,A joke about the author,It hurts.,,,,
        review-words,How we review code,Words of a review,Four words that say what you want.,,review,typed,What is the three-letter word for a small remark?,nit|nitpick,Short for nitpick.,,,,,,
        review-words,,,,,,numeric,How many lines are read well?,200,Few read more with care.,,,,,50,lines
        review-words,,,,,,matching,What does each word ask for?,nit=nothing|please=a change|why=a reason,,a party,,,,,
        review-words,,,,,,ordering,What comes first?,Read|Try|Comment|Approve,So that nobody approves unread.,,,,,,
        """;
}
