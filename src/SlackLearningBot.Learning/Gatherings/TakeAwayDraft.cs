namespace SlackLearningBot.Learning.Gatherings;

/// <summary>A question that is proposed to a speaker, made of one of their take-aways: the sentence with a word left out.</summary>
/// <param name="Ask">The sentence with a gap.</param>
/// <param name="Answer">What belongs into it.</param>
public sealed record TakeAwayDraft(string Ask, string Answer)
{
    private const int ShortestWord = 4;
    private const string Gap = "____";

    /// <summary>The longest word is left out, of several the last: it says most. Null when no word is long enough, or the sentence says nothing around it.</summary>
    public static TakeAwayDraft? Of(string takeAway)
    {
        var words = takeAway.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var best = -1;
        for (var at = 0; at < words.Length; at++)
        {
            if (Core(words[at]).Length >= ShortestWord && (best < 0 || Core(words[at]).Length >= Core(words[best]).Length))
            {
                best = at;
            }
        }

        if (best < 0 || words.Length < 3)
        {
            return null;
        }

        var answer = Core(words[best]);
        var gapped = words.Select((word, at) => at == best ? word.Replace(answer, Gap, StringComparison.Ordinal) : word);
        return new TakeAwayDraft(string.Join(' ', gapped), answer);
    }

    /// <summary>The word without what stands around it.</summary>
    private static string Core(string word)
    {
        var (from, until) = (0, word.Length);
        while (from < until && !char.IsLetterOrDigit(word[from]))
        {
            from++;
        }

        while (until > from && !char.IsLetterOrDigit(word[until - 1]))
        {
            until--;
        }

        return word[from..until];
    }
}
