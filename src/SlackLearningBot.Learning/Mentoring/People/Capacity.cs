namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>For how many people a mentor has time.</summary>
/// <param name="People">At once, from 0.</param>
/// <param name="HoursAMonth">All together, from 0; null when only the people are limited.</param>
/// <param name="Taken">How many they have now, from 0; those who were asked and have not answered count.</param>
public sealed record Capacity(int People, int? HoursAMonth = null, int Taken = 0)
{
    /// <summary>A group has no more mentees.</summary>
    public const int MostInGroup = 5;

    /// <summary>A group that ends sooner takes in nobody.</summary>
    public const int LeastDaysToJoin = 28;

    /// <summary>What a person takes a month: three quarters of an hour every other week, and what goes before and after. A group shares its hours, and one talk is over before they count.</summary>
    public const int HoursAPerson = 2;

    /// <summary>Nobody.</summary>
    public static Capacity None { get; } = new(0);

    /// <summary>How many people they take at once in this kind. Who has an hour has time for one, who meet less often.</summary>
    public int PlacesFor(MentorshipKind kind) => kind switch
    {
        MentorshipKind.Group => HoursAMonth == 0 ? 0 : Math.Clamp(People, 0, MostInGroup),
        MentorshipKind.Flash => Math.Max(0, People),
        _ => Math.Max(0, Math.Min(People, HoursAMonth is { } hours ? Math.Max(Math.Min(hours, 1), hours / HoursAPerson) : People)),
    };

    /// <summary>How many more they can take, from 0.</summary>
    public int FreeFor(MentorshipKind kind) => Math.Max(0, PlacesFor(kind) - Taken);
}
