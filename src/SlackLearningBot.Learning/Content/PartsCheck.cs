using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for questions of several parts.</summary>
/// <remarks>What is chosen from a menu has at most 75 characters (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).</remarks>
internal sealed class PartsCheck(Notes notes)
{
    private const int LongestLeft = 150;
    private const int LongestChoice = 75;
    private const int MostParts = 6;

    public Matching Matching(QuestionDraft draft, string id, string ask)
    {
        if (draft.Pairs.Count is < 2 or > MostParts)
        {
            notes.Error(draft.At, "question-pairs-count", $"Found {draft.Pairs.Count} pairs, expected 2 to {MostParts}. Write each as {{ left: …, right: … }} below pairs:.");
        }

        var pairs = draft.Pairs.Select(pair => new MatchingPair(
            notes.Text("pair-left", pair.Left, pair.At, LongestLeft), notes.Text("pair-right", pair.Right, pair.At, LongestChoice))).ToList();
        Different("pair-left-repeated", draft.Pairs.Select(pair => pair.Left?.At ?? pair.At), pairs.Select(pair => pair.Left));
        CheckPartners(draft, pairs);
        return new Matching(id, ask, pairs, CheckDecoys(draft, pairs), notes.OptionalText("question-why", draft.Why, 300));
    }

    public Ordering Ordering(QuestionDraft draft, string id, string ask)
    {
        if (draft.Items.Count is < 3 or > MostParts)
        {
            notes.Error(draft.At, "question-items-count", $"Found {draft.Items.Count} items, expected 3 to {MostParts}. Write them in the right order below items:.");
        }

        var items = draft.Items.Select(item => notes.Text("item", item, draft.At, LongestChoice)).ToList();
        Different("item-repeated", draft.Items.Select(item => item.At), items);
        return new Ordering(id, ask, items, notes.OptionalText("question-why", draft.Why, 300));
    }

    private void CheckPartners(QuestionDraft draft, List<MatchingPair> pairs)
    {
        var rights = pairs.Select(pair => pair.Right).Distinct(StringComparer.Ordinal).ToList();
        if (pairs.Count > 1 && rights.Count == 1)
        {
            notes.Error(draft.At, "pair-right-same", $"Found the same partner '{Excerpt.Of(rights[0], 60)}' in every pair, expected at least two different ones. Change one.");
        }

        foreach (var at in Enumerable.Range(0, pairs.Count))
        {
            var alike = rights.Find(other => other != pairs[at].Right && other.Equals(pairs[at].Right, StringComparison.OrdinalIgnoreCase));
            if (alike is not null && rights.IndexOf(alike) < rights.IndexOf(pairs[at].Right))
            {
                notes.Error(draft.Pairs[at].Right!.At, "pair-right-alike", $"Found '{Excerpt.Of(pairs[at].Right, 60)}' and '{Excerpt.Of(alike, 60)}', which learners cannot tell apart. Write both the same way.");
            }
        }

        if (pairs.Count == 2 && rights.Count == 2 && draft.Decoys.Count == 0)
        {
            notes.Warning(draft.At, "matching-guessable", "Two pairs without a decoy are right or wrong together, so half of all guesses are right. Add a pair or decoys:.");
        }
    }

    private List<string> CheckDecoys(QuestionDraft draft, List<MatchingPair> pairs)
    {
        if (draft.Decoys.Count > MostParts)
        {
            notes.Error(draft.Decoys[MostParts].At, "question-decoys-count", $"Found {draft.Decoys.Count} decoys, expected at most {MostParts}. Remove some.");
        }

        var decoys = draft.Decoys.Select(decoy => notes.Text("decoy", decoy, draft.At, LongestChoice)).ToList();
        Different("decoy-repeated", draft.Decoys.Select(decoy => decoy.At), decoys);
        foreach (var decoy in draft.Decoys.Where(decoy => pairs.Exists(pair => pair.Right.Equals(decoy.Text.Trim(), StringComparison.OrdinalIgnoreCase))))
        {
            notes.Error(decoy.At, "decoy-right", $"Found the decoy '{Notes.Show(decoy)}', which is the partner of a pair. Make it something that belongs to nothing.");
        }

        return decoys;
    }

    private void Different(string rule, IEnumerable<At> places, IEnumerable<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, text) in places.Zip(texts).Where(pair => pair.Second.Length > 0))
        {
            if (!seen.Add(text))
            {
                notes.Error(at, rule, $"Found '{Excerpt.Of(text, 60)}' twice. Make them different.");
            }
        }
    }
}
