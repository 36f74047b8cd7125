using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>The words by which profiles are found, so that a database can look for them: small, without diacritics, each once.</summary>
public static class SearchWords
{
    /// <summary>Those that were typed; a profile may hold them whole or, from three letters on, as a beginning.</summary>
    public static IReadOnlyList<string> Of(string typed) => PlainTokens.Of(typed);

    /// <summary>All that <see cref="MentorSearch"/> looks at: topics, role, team, function, site and the lines about themselves.</summary>
    public static IReadOnlyList<string> Of(MentoringProfile profile) =>
    [
        .. profile.Gives.Append(profile.Role ?? "").Append(profile.Team ?? "").Append(profile.Function ?? "").Append(profile.Site ?? "").Append(profile.Bio)
            .SelectMany(PlainTokens.Of).Distinct(StringComparer.Ordinal),
    ];
}
