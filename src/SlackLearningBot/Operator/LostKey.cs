namespace SlackLearningBot.Operator;

/// <summary>What to do about workspaces whose tokens no key opens.</summary>
internal static class LostKey
{
    public static string Of(IReadOnlyList<string> teamIds) =>
        $"{(teamIds.Count == 1 ? "The token" : "The tokens")} of {Stated.Some(teamIds)} cannot be opened, because the key that protects {(teamIds.Count == 1 ? "it" : "them")} is gone, so nobody is served there: "
        + "restore data_protection_key from the same back-up as installation, set the certificate it was closed with (DataProtection), or install the bot there again.";
}
