using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Tokens at rest are protected by ASP.NET Data Protection.</summary>
internal sealed class TokenVault(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("SlackLearningBot.installation.token.v1");

    public string Protect(string token) => protector.Protect(token);

    /// <summary>Null when the key that protected it is gone.</summary>
    public string? TryOpen(string tokenProtected)
    {
        try
        {
            return protector.Unprotect(tokenProtected);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">The key that protected it is gone.</exception>
    public string Open(string tokenProtected) => TryOpen(tokenProtected) ?? throw new InvalidOperationException(
        "A workspace's token cannot be read: the key that protected it is not in the table data_protection_key. "
        + "Restore that table from the same back-up as installation, or install the workspace again.");
}
