using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>
/// When a certificate is set for the first time, the keys that lie in the database already are encrypted with it too: they stay in use for
/// months, and the setting would promise what it does not keep. Before the server takes requests, at each start.
/// </summary>
internal sealed class KeySealing(KeyStore keys, KeyCertificates certificates, ILoggerFactory logs) : IHostedService
{
    // As Data Protection's own key manager writes it (https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format).
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (certificates.Current is { } certificate)
        {
            var encryptor = new CertificateXmlEncryptor(certificate, logs);
            keys.Rewrite(key => Seal(key, encryptor));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null when nothing in it is open.</summary>
    private static XElement? Seal(XElement key, CertificateXmlEncryptor encryptor)
    {
        var sealedKey = new XElement(key);
        var open = sealedKey.Descendants().Where(element => (bool?)element.Attribute(Format + "requiresEncryption") ?? false).ToList();
        foreach (var secret in open)
        {
            var info = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(
                Format + "encryptedSecret", new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
        }

        return open.Count > 0 ? sealedKey : null;
    }
}
