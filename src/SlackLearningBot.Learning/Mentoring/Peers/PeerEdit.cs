using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>What came of two peers who exchange their places by hand; all other groups stay as they are.</summary>
public abstract record PeerEdit
{
    private PeerEdit()
    {
    }

    /// <summary>The groups as they would be, in the order in which they came.</summary>
    public sealed record Done(IReadOnlyList<PeerGroup> Groups) : PeerEdit;

    /// <summary>Two who would come together may not.</summary>
    public sealed record Forbidden : PeerEdit;

    /// <summary>They are together already, or neither of them has anybody.</summary>
    public sealed record Same : PeerEdit;

    /// <param name="table">Of peers (<see cref="Rounds.RoundTable.OfPeers"/>).</param>
    /// <param name="groups">As they are.</param>
    /// <param name="one">Who; may be without anybody.</param>
    /// <param name="other">With whom they exchange places; may be without anybody.</param>
    /// <exception cref="KeyNotFoundException">Somebody of a group that changes is not of the table.</exception>
    public static PeerEdit Exchange(PairTable table, IReadOnlyList<PeerGroup> groups, string one, string other)
    {
        var places = table.Mentees.Index().ToDictionary(key => key.Item, key => key.Index);
        var after = new List<PeerGroup>();
        var changed = 0;
        foreach (var group in groups)
        {
            var (hasOne, hasOther) = (Has(group, one), Has(group, other));
            if (hasOne == hasOther)
            {
                after.Add(group); // of neither, or of both
                continue;
            }

            var (first, second, third) = (Swapped(group.One), Swapped(group.Other), group.Third is { } joined ? Swapped(joined) : null);
            var verdict = table[places[first], places[second]];
            if (verdict.Why is not null || (third is not null && (table[places[first], places[third]].Why is not null || table[places[second], places[third]].Why is not null)))
            {
                return new Forbidden();
            }

            changed++;
            after.Add(places[first] < places[second] ? new PeerGroup(first, second, third, verdict.Fit) : new PeerGroup(second, first, third, verdict.Fit));
        }

        return changed == 0 ? new Same() : new Done(after);

        string Swapped(string key) => key == one ? other : key == other ? one : key;
    }

    private static bool Has(PeerGroup group, string key) => group.One == key || group.Other == key || group.Third == key;
}
