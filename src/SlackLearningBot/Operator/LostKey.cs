namespace SlackLearningBot.Operator;

/// <summary>What to do about a workspace whose token no key opens.</summary>
internal static class LostKey
{
    public static string Of(string teamId) =>
        $"The token of {teamId} cannot be opened, because the key that protects it is gone, so nobody is served there: restore data_protection_key from the same back-up as installation, "
        + "set the certificate it was closed with (DataProtection), or install the bot there again.";
}
